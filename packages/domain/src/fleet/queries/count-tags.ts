import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

const most = 1_000;

/** The tags that vehicles in use bear, in order, and how many bear each. */
export async function countTags(ctx: Context): Promise<{ tag: string; vehicles: number }[]> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  const borne = ctx.session.db
    .select({ tag: sql<string>`unnest(${vehicles.tags})`.as("tag") })
    .from(vehicles)
    .where(and(eq(vehicles.organisationId, organisationId), isNull(vehicles.archivedAt)))
    .as("borne");
  return ctx.session.db
    .select({ tag: borne.tag, vehicles: sql<number>`count(*)::integer` })
    .from(borne)
    .groupBy(borne.tag)
    .orderBy(borne.tag)
    .limit(most);
}
