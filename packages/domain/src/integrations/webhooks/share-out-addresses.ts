import { users } from "@cartage/db/schema/accounts";
import { directoryUsers } from "@cartage/db/schema/integrations";
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";
import { withoutAddress } from "./without-address.ts";

/**
 * Gives the directory's users their addresses. All who want a contested one give theirs back first, then the one of whom
 * was heard last comes first; so the outcome follows from what is wanted, not from who came when. An address that somebody
 * has whom the directory does not keep stays theirs, and who wants it is without until it is free.
 */
export async function shareOutAddresses(tx: Transaction): Promise<void> {
  const { email, userId, deletedAt, eventAt, eventRank, eventId, externalId } = directoryUsers;
  const mayChange = and(isNull(deletedAt), isNull(users.platformRole), isNotNull(email));
  const waiting = await tx
    .select({ userId: users.id, wanted: email })
    .from(directoryUsers)
    .innerJoin(users, eq(users.id, userId))
    .where(and(mayChange, ne(users.email, email)));
  if (waiting.length === 0) return;
  const wanted = waiting.flatMap((one) => one.wanted ?? []);
  const contending = await tx
    .select({ userId: users.id, wanted: email, had: users.email })
    .from(directoryUsers)
    .innerJoin(users, eq(users.id, userId))
    .where(
      and(
        mayChange,
        or(
          inArray(email, wanted),
          inArray(
            users.id,
            waiting.map((one) => one.userId),
          ),
        ),
      ),
    )
    .orderBy(desc(eventAt), desc(eventRank), desc(eventId), asc(externalId));

  for (const one of contending) await setAddress(tx, one.userId, withoutAddress(one.userId));
  for (const { userId, wanted, had } of contending) {
    const [taken] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, wanted ?? ""));
    const has = taken || wanted === null ? withoutAddress(userId) : wanted;
    await setAddress(tx, userId, has);
    if (has === had) continue;
    const change = { before: { email: had }, after: { email: has } };
    await record(tx, { type: "user.changed", userId, occurredAt: tx.context.now() }, change);
  }
}

/** The directory takes verified addresses only. */
async function setAddress(tx: Transaction, userId: string, address: string): Promise<void> {
  const emailVerifiedAt = address === withoutAddress(userId) ? null : tx.context.now();
  await tx.update(users).set({ email: address, emailVerifiedAt }).where(eq(users.id, userId));
}
