import { endOtherSessions, endOwnSession, listOwnSessions } from "@cartage/auth/own-sessions";
import { signOut } from "@cartage/auth/sign-out";
import type { SignedIn } from "@cartage/auth/signed-in";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

type PersonContext = CallContext & { person: SignedIn };

/** The caller's own sign-ins. */
export async function readSessions({ services, person }: PersonContext) {
  return listOwnSessions(services.database, person.sessionId);
}

/** Ends one of the caller's own sign-ins. */
export async function endSessionOf(ctx: PersonContext, { sessionId }: { sessionId: string }) {
  const { person } = ctx;
  await briefly(ctx, person.actor, (inside) => endOwnSession(inside, person.sessionId, sessionId));
  return { sessionId };
}

/** Ends all of the caller's sign-ins but the one that asks. */
export async function endOthersOf(ctx: PersonContext) {
  const { person } = ctx;
  return { ended: await briefly(ctx, person.actor, (inside) => endOtherSessions(inside, person.sessionId)) };
}

/** Ends the sign-in that the call came with; a phone's device is revoked with it. */
export async function signOutOf(ctx: PersonContext) {
  const { person, services, requestId, traceId, address } = ctx;
  await signOut(services.database, person.sessionId, { now: services.now, requestId, traceId, address });
  return { sessionId: person.sessionId };
}
