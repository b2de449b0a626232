import { newId } from "@cartage/db/id";
import { vehicleGroups } from "@cartage/db/schema/fleet";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainGroup } from "../group-refusals.ts";
import type { CreateGroup } from "../inputs.ts";

/** Adds a group, at the top or below another. Throws `group.name_taken`, `group.unknown`, `group.too_deep`. */
export async function createGroup(ctx: Context, { name, parentId }: z.infer<typeof CreateGroup>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    const group = { id: newId(), organisationId, parentId: parentId ?? null, name, createdAt: ctx.now() };
    await tx.insert(vehicleGroups).values(group).catch(explainGroup);
    await record(
      tx,
      { type: "group.created", groupId: group.id, occurredAt: group.createdAt },
      { after: { name, parentId: group.parentId } },
    );
    return { groupId: group.id };
  });
}
