import { vehicleGroups } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainGroup } from "../group-refusals.ts";
import type { UpdateGroup } from "../inputs.ts";

/**
 * Renames a group, or moves it with all below it. Open maps hear of it by its vehicles. Throws as createGroup does,
 * `not_found`, and `group.below_itself`.
 */
export async function updateGroup(ctx: Context, { groupId, ...given }: z.infer<typeof UpdateGroup>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(vehicleGroups.organisationId, organisationId), eq(vehicleGroups.id, groupId));
    const { name, parentId } = vehicleGroups;
    // an update lock would stand in the way of another move that goes below this group, while both wait for the tree
    const [known] = await tx.select({ name, parentId }).from(vehicleGroups).where(isIt).for("no key update");
    if (!known) throw new DomainError("not_found");
    const change = changeOf(known, given);
    if (Object.keys(change.after).length === 0) return { groupId };
    await tx.update(vehicleGroups).set(change.after).where(isIt).catch(explainGroup);
    await record(tx, { type: "group.changed", groupId, occurredAt: ctx.now() }, change);
    return { groupId };
  });
}
