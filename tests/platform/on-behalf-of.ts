import { actOnBehalf } from "@cartage/auth/act-on-behalf";
import { findSignedIn } from "@cartage/auth/signed-in";
import type { Actor } from "@cartage/domain/actor";
import type { Database } from "@cartage/domain/run-as";
import type { Clock } from "../api/api-test.ts";

/** A member, as an administrator of the platform acts for them. */
export async function onBehalfOf(
  { app, clock }: { app: Database; clock: Clock },
  { admin, member, minutes = 15 }: { admin: Actor; member: Actor; minutes?: number },
): Promise<Actor> {
  const person = await findSignedIn(app, admin.sessionId ?? "");
  if (!person || member.organisationId === null) throw new Error("The sign-in holds, in an organisation.");
  const wanted = { userId: member.id, organisationId: member.organisationId, reason: "a reason", minutes };
  const { sessionId } = await actOnBehalf(app, person, wanted, { now: clock.now, requestId: "r" });
  return { ...member, sessionId };
}
