import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../../../../server/auth-options.ts";
import { comeLater, laterUrl, mayComeBy } from "../../../../server/sso/may-come-by.ts";
import { findOffered } from "../../../../server/sso/providers.ts";
import { orTellToWait, tellToWait } from "../../../../server/tell-to-wait.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Ways to sign in that are no provider's: what they check counts by itself. */
const ownWays = ["credentials", "on-behalf", "end-on-behalf", "saml"];

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  const isStep = (action === "signin" || action === "callback") && provider !== undefined;
  const isByProvider = isStep && !ownWays.includes(provider);
  if (isByProvider && !(await mayComeBy(request.headers))) return refuseStep(request);
  const offered = isByProvider ? await findOffered(provider) : null;
  const options = authOptions({ headers: request.headers, offered });
  const answer = (await NextAuth(request as never, context as never, options)) as Response;
  return isStep && request.method === "POST" ? orTellToWait(request, answer) : answer;
}

/** A page begins by fetching and goes where it is told; a browser that comes back from a provider is led there. */
function refuseStep(request: NextRequest): Response {
  return request.method === "POST"
    ? tellToWait(request, laterUrl, { code: "request.too_many", about: {} })
    : comeLater();
}

export { handle as GET, handle as POST };
