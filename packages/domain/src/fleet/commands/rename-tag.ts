import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RenameTag } from "../inputs.ts";
import { holdTags, replaceTags } from "../replace-tags.ts";

/** Gives a tag another name on all vehicles. Throws `not_found`, and `tag.taken` when vehicles in use bear that one. */
export async function renameTag(ctx: Context, { tag, to }: z.infer<typeof RenameTag>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    if (tag === to) return { tag };
    await holdTags(tx, organisationId);
    const [bearer] = await tx
      .select({ id: vehicles.id })
      .from(vehicles)
      .where(
        and(
          eq(vehicles.organisationId, organisationId),
          isNull(vehicles.archivedAt),
          sql`${vehicles.tags} @> ${sql.param([to], vehicles.tags)}`,
        ),
      )
      .limit(1);
    if (bearer) throw new DomainError("tag.taken", { fields: { to: { code: "tag.taken" } } });
    const count = await replaceTags(tx, organisationId, { tags: [tag], by: to });
    if (count === 0) throw new DomainError("not_found");
    const change = { before: { name: tag }, after: { name: to, vehicles: count } };
    await record(tx, { type: "tag.renamed", tagId: to, occurredAt: ctx.now() }, change);
    return { tag: to };
  });
}
