import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { MergeTags } from "../inputs.ts";
import { holdTags, replaceTags } from "../replace-tags.ts";

/** Makes several tags one: whatever bears one of them bears that one instead. Throws `not_found` when nothing does. */
export async function mergeTags(ctx: Context, { tags: given, into }: z.infer<typeof MergeTags>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");
  const tags = [...new Set(given)].filter((tag) => tag !== into).sort();

  return transactionally(ctx, async (tx) => {
    await holdTags(tx, organisationId);
    const count = tags.length === 0 ? 0 : await replaceTags(tx, organisationId, { tags, by: into });
    if (count === 0) throw new DomainError("not_found");
    const change = { before: { tags }, after: { name: into, vehicles: count } };
    await record(tx, { type: "tag.merged", tagId: into, occurredAt: ctx.now() }, change);
    return { tag: into };
  });
}
