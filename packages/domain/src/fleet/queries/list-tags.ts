import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

const most = 1_000;

/** The tags that vehicles in use bear, in order. */
export async function listTags(ctx: Context): Promise<string[]> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  const rows = await ctx.session.db
    .selectDistinct({ tag: sql<string>`unnest(${vehicles.tags})`.as("tag") })
    .from(vehicles)
    .where(and(eq(vehicles.organisationId, organisationId), isNull(vehicles.archivedAt)))
    .orderBy(sql`tag`)
    .limit(most);
  return rows.map(({ tag }) => tag);
}
