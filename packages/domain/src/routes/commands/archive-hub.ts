import { vehicles } from "@cartage/db/schema/fleet";
import { hubs, hubWorkers, lanes } from "@cartage/db/schema/routes";
import { and, eq, isNull, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdHub } from "../hold-hub.ts";
import type { HubId } from "../inputs.ts";

/**
 * Takes a hub out of use: its lanes go with it, nobody works there any more, its code is free. Throws `not_found`,
 * `hub.has_vehicles` while vehicles are based there.
 */
export async function archiveHub(ctx: Context, { hubId }: z.infer<typeof HubId>) {
  const { organisationId } = authorise(ctx.actor, "hubs.edit");
  return transactionally(ctx, async (tx) => {
    const hub = await holdHub(tx, organisationId, hubId);
    const [based] = await tx
      .select({ id: vehicles.id })
      .from(vehicles)
      .where(
        and(eq(vehicles.organisationId, organisationId), eq(vehicles.homeHubId, hubId), isNull(vehicles.archivedAt)),
      )
      .limit(1);
    if (based) throw new DomainError("hub.has_vehicles");
    const archivedAt = ctx.now();
    const removed = await tx
      .delete(lanes)
      .where(and(eq(lanes.organisationId, organisationId), or(eq(lanes.fromHubId, hubId), eq(lanes.toHubId, hubId))))
      .returning({ id: lanes.id });
    await tx.delete(hubWorkers).where(eq(hubWorkers.hubId, hubId));
    await tx
      .update(hubs)
      .set({ archivedAt, version: hub.version + 1 })
      .where(hub.isIt);
    const before = { ...hub.values, lanes: removed.length };
    await record(tx, { type: "hub.archived", hubId, occurredAt: archivedAt }, { before });
    return { hubId };
  });
}
