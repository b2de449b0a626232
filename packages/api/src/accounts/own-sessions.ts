import { endOtherSessions, endOwnSession, listOwnSessions } from "@cartage/auth/own-sessions";
import type { SignedIn } from "@cartage/auth/signed-in";
import type { CallContext } from "../call-context.ts";

type PersonContext = CallContext & { person: SignedIn };

/** The caller's own sign-ins. */
export async function readSessions({ services, person }: PersonContext) {
  return listOwnSessions(services.database, person.sessionId);
}

/** Ends one of the caller's own sign-ins. */
export async function endSessionOf({ services, person }: PersonContext, { sessionId }: { sessionId: string }) {
  await endOwnSession(services.database, person.sessionId, sessionId);
  return { sessionId };
}

/** Ends all of the caller's sign-ins but the one that asks. */
export async function endOthersOf({ services, person }: PersonContext) {
  return { ended: await endOtherSessions(services.database, person.sessionId) };
}
