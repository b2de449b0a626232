import { members, sessions, users } from "@cartage/db/schema/accounts";
import { and, eq, isNull, or } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { DomainEvent } from "../events.ts";
import { audit, record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";

/** A user whom people of the platform do something to, held until the transaction ends. Throws `not_found`, `user.is_you`. */
export async function holdUser(tx: Transaction, userId: string) {
  if (tx.context.actor.id === userId) throw new DomainError("user.is_you");
  const { email, locale, deactivatedAt } = users;
  const [user] = await tx
    .select({ email, locale, deactivatedAt })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  if (!user) throw new DomainError("not_found");
  return user;
}

/**
 * Ends all that a user is signed in with, on others' behalf too: at the next request, on open streams at once. Answers how
 * many.
 */
export async function endAllSessions(tx: Transaction, userId: string): Promise<number> {
  const { count } = await tx
    .update(sessions)
    .set({ revokedAt: tx.context.now() })
    .where(and(or(eq(sessions.userId, userId), eq(sessions.behindId, userId)), isNull(sessions.revokedAt)));
  return count;
}

/** Writes down what was done to a user and why, also where the administrators of the user's organisations read it. */
export async function recordOfUser(tx: Transaction, event: DomainEvent & { userId: string }, reason: string) {
  await record(tx, event, { after: { reason } });
  const theirs = await tx
    .select({ organisationId: members.organisationId })
    .from(members)
    .where(eq(members.userId, event.userId));
  for (const { organisationId } of theirs) await audit(tx, event, { after: { reason } }, organisationId);
}
