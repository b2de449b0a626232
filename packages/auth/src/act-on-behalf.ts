import { newId } from "@cartage/db/id";
import { userActor } from "@cartage/domain/actor";
import { authoriseOnPlatform } from "@cartage/domain/authorise";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import type { SignedIn } from "./signed-in.ts";

export interface OnBehalf {
  userId: string;
  organisationId: string;
  reason: string;
  minutes: number;
}

/**
 * Begins a sign-in in which a platform administrator acts on a member's behalf, and writes it into the organisation's
 * audit trail. Throws `forbidden` for others, `second_factor.not_shown`, and `not_found` for somebody who is no member there.
 */
export async function actOnBehalf(
  database: Database,
  person: SignedIn,
  { userId, organisationId, reason, minutes }: OnBehalf,
  given: Omit<Context, "actor" | "session">,
): Promise<{ sessionId: string }> {
  authoriseOnPlatform(person.actor, "users.act_for");
  if (person.lacksSecondFactor) throw new DomainError("second_factor.not_shown");
  const sessionId = newId();
  const actor = userActor({ userId, sessionId, organisationId, role: "viewer", behindId: person.user.id });
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const until = new Date(now.getTime() + minutes * 60_000);
      const [row] = await tx.context.session.sql<{ opened: boolean }[]>`
        select open_session_on_behalf(${person.sessionId}, ${sessionId}, ${userId}, ${organisationId}, ${reason},
          ${given.address ?? null}, ${now.toISOString()}, ${until.toISOString()}) as opened`;
      if (!row?.opened) throw new DomainError("not_found");
      const begun = { type: "session.begun_on_behalf", sessionId, userId, occurredAt: now } as const;
      await audit(tx, begun, { after: { reason, until } });
    }),
  );
  return { sessionId };
}
