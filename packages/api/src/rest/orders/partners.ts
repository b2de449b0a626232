import { matchLocale } from "@cartage/messages/locale";
import { traceIdOf } from "@cartage/observability/tracing";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { createContext } from "../../call-context.ts";
import { describeError } from "../../describe-error.ts";
import { createCaller, type RouterInputs } from "../../root.ts";
import type { Services } from "../../services.ts";
import { readBody } from "../read-body.ts";
import { refuse, tellToWait } from "../refuse.ts";

const mostBytes = 1_048_576;
type Api = ReturnType<typeof createCaller>;

/**
 * Orders for partners' programs, by an API key as a bearer token with the scopes `orders.view` or `orders.edit`; the inputs
 * and answers are those of the API that our own screens use.
 * - `POST /api/v1/orders`: creates one; 201 with `orderId`, `number` and `version`. The same `Idempotency-Key` again gets
 *   the first answer.
 * - `GET /api/v1/orders?state&customerId&priority&search&dueFrom&dueUntil&sort&direction&cursor&limit`: a page of them.
 * - `GET /api/v1/orders/{orderId}`: one with its log.
 *
 * Refusals have a status, a `code`, a `sentence`, and under `fields` what is wrong with which; 429 says when to come again.
 */
export function createPartnerOrders({ services }: { services: Services }) {
  async function answer(request: Request, status: number, work: (api: Api) => Promise<object>): Promise<Response> {
    const traceId = traceIdOf();
    try {
      // never by a cookie: another site's form must not order anything
      const api = createCaller(createContext({ services, headers: request.headers, sessionId: null }));
      return Response.json(await work(api), { status, headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      return refusal(error, { request, traceId });
    }
  }

  return {
    async create(request: Request): Promise<Response> {
      const refused = { request, traceId: traceIdOf() };
      const body = await readBody(request, mostBytes);
      if (!body) return refuse("request.too_large", refused);
      const input = parsed(body);
      if (input === undefined) return refuse("request.malformed", refused);
      // what it is decides the input's own check
      return answer(request, 201, (api) => api.orders.create(input as RouterInputs["orders"]["create"]));
    },
    list(request: Request): Promise<Response> {
      const given = [...new URL(request.url).searchParams].map(([name, value]) => [name, readValue(name, value)]);
      const input = Object.fromEntries(given) as RouterInputs["orders"]["list"];
      return answer(request, 200, (api) => api.orders.list(input));
    },
    get: (request: Request, orderId: string): Promise<Response> =>
      answer(request, 200, (api) => api.orders.get({ orderId })),
  };
}

const numbers = ["dueFrom", "dueUntil", "limit"];
const readValue = (name: string, value: string) => (numbers.includes(name) ? Number(value) : value);

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function refusal(error: unknown, { request, traceId }: { request: Request; traceId: string }): Response {
  const locale = matchLocale({ header: request.headers.get("accept-language") });
  const { about, ...described } = describeError(error, locale, traceId);
  if (described.code === "request.too_many") return tellToWait(Number(about.retryAfterS ?? 60), { request, traceId });
  const status = error instanceof TRPCError ? getHTTPStatusCodeFromError(error) : 500;
  return Response.json({ ...described, traceId }, { status });
}
