import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RemoveTag } from "../inputs.ts";
import { holdTags, replaceTags } from "../replace-tags.ts";

/** Takes a tag off all vehicles. Throws `not_found` when none bears it. */
export async function removeTag(ctx: Context, { tag }: z.infer<typeof RemoveTag>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    await holdTags(tx, organisationId);
    const count = await replaceTags(tx, organisationId, { tags: [tag], by: null });
    if (count === 0) throw new DomainError("not_found");
    await record(
      tx,
      { type: "tag.removed", tagId: tag, occurredAt: ctx.now() },
      { before: { name: tag, vehicles: count } },
    );
    return { tag };
  });
}
