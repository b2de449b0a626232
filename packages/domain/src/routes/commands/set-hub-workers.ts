import { members } from "@cartage/db/schema/accounts";
import { hubWorkers } from "@cartage/db/schema/routes";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";
import { transactionally } from "../../transactionally.ts";
import { holdHub } from "../hold-hub.ts";
import type { SetHubWorkers } from "../inputs.ts";

/** Who works at a hub: these and nobody else. Throws `not_found`, `hub.not_worker` for who is no hub worker. */
export async function setHubWorkers(ctx: Context, { hubId, userIds }: z.infer<typeof SetHubWorkers>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    await holdHub(tx, organisationId, hubId);
    const known = await tx.select({ userId: hubWorkers.userId }).from(hubWorkers).where(eq(hubWorkers.hubId, hubId));
    const before = known.map(({ userId }) => userId).sort();
    const after = [...new Set(userIds)].sort();
    const [added, left] = [after.filter((id) => !before.includes(id)), before.filter((id) => !after.includes(id))];
    if (added.length + left.length === 0) return { hubId };
    await checkWorkers(tx, organisationId, added);
    const since = ctx.now();
    if (left.length > 0)
      await tx.delete(hubWorkers).where(and(eq(hubWorkers.hubId, hubId), inArray(hubWorkers.userId, left)));
    if (added.length > 0)
      await tx.insert(hubWorkers).values(added.map((userId) => ({ hubId, organisationId, userId, since })));
    const change = { before: { userIds: before }, after: { userIds: after } };
    await record(tx, { type: "hub.workers_changed", hubId, occurredAt: since }, change);
    return { hubId };
  });
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
