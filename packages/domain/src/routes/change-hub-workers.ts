import { members } from "@cartage/db/schema/accounts";
import { hubWorkers } from "@cartage/db/schema/routes";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";

/** Has these and nobody else work at a hub that is held; says whether anything differed. Throws `hub.not_worker`. */
export async function changeHubWorkers(
  tx: Transaction,
  organisationId: string,
  { hubId, userIds }: { hubId: string; userIds: readonly string[] },
): Promise<boolean> {
  const known = await tx.select({ userId: hubWorkers.userId }).from(hubWorkers).where(eq(hubWorkers.hubId, hubId));
  const before = known.map(({ userId }) => userId).sort();
  const after = [...new Set(userIds)].sort();
  const [added, left] = [after.filter((id) => !before.includes(id)), before.filter((id) => !after.includes(id))];
  if (added.length + left.length === 0) return false;
  await checkWorkers(tx, organisationId, added);
  const since = tx.context.now();
  if (left.length > 0)
    await tx.delete(hubWorkers).where(and(eq(hubWorkers.hubId, hubId), inArray(hubWorkers.userId, left)));
  if (added.length > 0)
    await tx.insert(hubWorkers).values(added.map((userId) => ({ hubId, organisationId, userId, since })));
  const change = { before: { userIds: before }, after: { userIds: after } };
  await record(tx, { type: "hub.workers_changed", hubId, occurredAt: since }, change);
  return true;
}

async function checkWorkers(tx: Transaction, organisationId: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  const found = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.role, "hub_worker"),
        isNull(members.deactivatedAt),
        inArray(members.userId, userIds),
      ),
    );
  if (found.length === userIds.length) return;
  throw new DomainError("hub.not_worker", { fields: { userIds: { code: "hub.not_worker" } } });
}
