import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { DeleteGroup } from "../inputs.ts";

// also where a vehicle or a group came in while this one was being deleted
const explainDeletion = explain({
  vehicle_groups_parent_exists: "group.has_groups",
  vehicles_group_exists: "group.has_vehicles",
});

const explainTarget = explain({ vehicles_group_exists: { code: "group.unknown", field: "vehiclesTo" } });

/**
 * Deletes a group that has no groups below it; its vehicles go where they are sent. Throws `not_found`,
 * `group.has_groups`, `group.has_vehicles` when it has some and nothing was said of them, and `group.unknown`.
 */
export async function deleteGroup(ctx: Context, { groupId, vehiclesTo }: z.infer<typeof DeleteGroup>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(vehicleGroups.organisationId, organisationId), eq(vehicleGroups.id, groupId));
    const [known] = await tx
      .select({ name: vehicleGroups.name, parentId: vehicleGroups.parentId })
      .from(vehicleGroups)
      .where(isIt)
      .for("update");
    if (!known) throw new DomainError("not_found");
    if (vehiclesTo === groupId)
      throw new DomainError("group.unknown", { fields: { vehiclesTo: { code: "group.unknown" } } });
    const areInIt = and(eq(vehicles.organisationId, organisationId), eq(vehicles.groupId, groupId));
    const areInUse = isNull(vehicles.archivedAt);
    const [inUse] = await tx.select({ id: vehicles.id }).from(vehicles).where(and(areInIt, areInUse)).limit(1);
    if (inUse && vehiclesTo === undefined) throw new DomainError("group.has_vehicles");
    const { count } = await tx
      .update(vehicles)
      .set({ groupId: vehiclesTo ?? null })
      .where(areInIt)
      .catch(explainTarget);
    await tx.delete(vehicleGroups).where(isIt).catch(explainDeletion);
    const change = { before: known, after: { vehicles: count, vehiclesTo: vehiclesTo ?? null } };
    await record(tx, { type: "group.deleted", groupId, occurredAt: ctx.now() }, change);
    return { groupId };
  });
}
