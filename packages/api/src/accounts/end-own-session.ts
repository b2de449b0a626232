import { endSession, type SignedIn } from "@cartage/auth/signed-in";
import type { CallContext } from "../call-context.ts";

/** Ends the sign-in that the call came with; a phone's device is revoked with it. */
export async function endOwnSession({ services, person }: CallContext & { person: SignedIn }) {
  await endSession(services.database, person.sessionId);
  return { sessionId: person.sessionId };
}
