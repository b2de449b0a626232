import { vehicleGroups } from "@cartage/db/schema/fleet";
import { asc, eq, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** More groups than a tree on screen can show; beyond it the tree wants paging. */
const most = 1_000;

export interface Group {
  id: string;
  name: string;
  parentId: string | null;
  /** How many in use are in it, not counting groups below. */
  vehicles: number;
}

/** The organisation's groups, which make a tree through `parentId`. */
export async function listGroups(ctx: Context): Promise<Group[]> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  return ctx.session.db
    .select({
      id: vehicleGroups.id,
      name: vehicleGroups.name,
      parentId: vehicleGroups.parentId,
      vehicles: sql<number>`(
        select count(*)::integer from vehicles vehicle
         where vehicle.organisation_id = ${organisationId} and vehicle.group_id = vehicle_groups.id
           and vehicle.archived_at is null)`,
    })
    .from(vehicleGroups)
    .where(eq(vehicleGroups.organisationId, organisationId))
    .orderBy(asc(vehicleGroups.name), asc(vehicleGroups.id))
    .limit(most);
}
