import { createContext } from "@cartage/api/call-context";
import { describeError } from "@cartage/api/describe-error";
import { appRouter } from "@cartage/api/root";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { NextRequest } from "next/server";
import { env } from "../../../../env.ts";
import { addressOf, countryOf } from "../../../../server/address.ts";
import { refuseForeign } from "../../../../server/refuse-foreign.ts";
import { services } from "../../../../server/services.ts";
import { sessionIdFrom } from "../../../../server/session-id.ts";

async function handle(request: NextRequest): Promise<Response> {
  const { headers, cookies } = request;
  const refusal = refuseForeign(request);
  if (refusal) return refusal;
  const [given, sessionId] = await Promise.all([services(), sessionIdFrom(cookies.getAll())]);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    // a question may be longer than an address: a rule on a thousand named vehicles
    allowMethodOverride: true,
    createContext: () =>
      createContext({
        services: given,
        headers,
        sessionId,
        localeCookie: cookies.get("cartage-locale")?.value,
        address: addressOf(headers),
        country: countryOf(headers, env().CARTAGE_COUNTRY_HEADER),
      }),
    responseMeta: ({ errors }) => ({ headers: retryAfter(errors) }),
  });
}

/** Who was told to wait is told how long. */
function retryAfter(errors: readonly TRPCError[]): Record<string, string> {
  const waiting = errors.find(({ code }) => code === "TOO_MANY_REQUESTS");
  if (!waiting) return {};
  const { about } = describeError(waiting, "en", "");
  return { "retry-after": about.retryAfterS ?? "60" };
}

export { handle as GET, handle as POST };
