import { vehicleGroups } from "@cartage/db/schema/fleet";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainGroup } from "../group-refusals.ts";
import type { UpdateGroup } from "../inputs.ts";

/** What `keep_group_tree` locks: one move in an organisation at a time. */
const groupTree = (organisationId: string) => sql`hashtextextended(${`vehicle_groups ${organisationId}`}, 0)`;

/**
 * Renames a group, or moves it with all below it. Open maps hear of it by its vehicles. Throws as createGroup does,
 * `not_found`, and `group.below_itself`.
 */
export async function updateGroup(ctx: Context, { groupId, ...given }: z.infer<typeof UpdateGroup>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(vehicleGroups.organisationId, organisationId), eq(vehicleGroups.id, groupId));
    const { name, parentId } = vehicleGroups;
    // the tree before any of its rows: who waited for it with one in hand would stand in the way of a move that goes below that
    if (given.parentId) await tx.execute(sql`select pg_advisory_xact_lock(${groupTree(organisationId)})`);
    const [known] = await tx.select({ name, parentId }).from(vehicleGroups).where(isIt).for("no key update");
    if (!known) throw new DomainError("not_found");
    const change = changeOf(known, given);
    if (Object.keys(change.after).length === 0) return { groupId };
    await tx.update(vehicleGroups).set(change.after).where(isIt).catch(explainGroup);
    await record(tx, { type: "group.changed", groupId, occurredAt: ctx.now() }, change);
    return { groupId };
  });
}
