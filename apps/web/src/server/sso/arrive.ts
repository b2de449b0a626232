import "server-only";
import { describeError } from "@cartage/api/describe-error";
import { requestIdOf } from "@cartage/api/request-id";
import type { Claims } from "@cartage/auth/sso/claims";
import type { IdentityProvider } from "@cartage/auth/sso/identity-provider";
import { type Identity, signInByIdentity } from "@cartage/auth/sso/sign-in-by-identity";
import { noteProviderTest, signInByProvider } from "@cartage/auth/sso/sign-in-by-provider";
import { traceIdOf } from "@cartage/observability/tracing";
import { addressOf } from "../address.ts";
import { database } from "../database.ts";
import { log } from "../log.ts";
import { secrets } from "../secrets.ts";
import { tokenIn } from "../session-id.ts";

/** A person comes back from a provider: with a session, with a try's outcome, or refused with a code. */
export type Arrival = { sessionId: string } | { tried: string } | { refusal: string };

/** Signs in whom an organisation's provider names, or notes what an administrator's try of it has shown. */
export async function arriveByProvider(
  provider: IdentityProvider,
  claims: Claims,
  { headers, tried }: { headers: Headers; tried: string | null },
): Promise<Arrival> {
  return arrive(headers, async (given) => {
    if (tried !== provider.id) return signInByProvider(database(), provider, claims, given);
    const sessionId = (await tokenIn(headers))?.sessionId;
    const now = given.now();
    if (typeof sessionId === "string") await noteProviderTest(database(), provider, claims, { sessionId, now });
    return { tried };
  });
}

/** Signs in whom a provider of the installation names. */
export async function arriveByIdentity(identity: Identity, headers: Headers): Promise<Arrival> {
  return arrive(headers, (given) => signInByIdentity(database(), identity, given));
}

type Given = Parameters<typeof signInByIdentity>[2];

async function arrive(headers: Headers, work: (given: Given) => Promise<Arrival>): Promise<Arrival> {
  const traceId = traceIdOf();
  const requestId = requestIdOf(headers);
  try {
    return await work({
      now: () => new Date(),
      requestId,
      traceId,
      secrets: secrets(),
      userAgent: headers.get("user-agent")?.slice(0, 400) ?? null,
      address: addressOf(headers),
    });
  } catch (error) {
    return { refusal: refusalOf(error, { traceId, requestId }) };
  }
}

/** The code that the sign-in page has a sentence for; why exactly, only the log says. */
export function refusalOf(error: unknown, known: { traceId: string; requestId?: string } = { traceId: traceIdOf() }) {
  const { code } = describeError(error, "en", known.traceId);
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
  if (code === "unexpected") log().error({ err: error, ...known }, "signing in by a provider failed");
  else log().info({ code, reason, ...known }, "a sign-in by a provider was refused");
  return code;
}
