import { vehicleGroups } from "@cartage/db/schema/fleet";
import { asc, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** More groups than a tree on screen can show; beyond it the tree wants paging. */
const most = 1_000;

/** The organisation's groups, which make a tree through `parentId`. */
export async function listGroups(ctx: Context): Promise<{ id: string; name: string; parentId: string | null }[]> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  return ctx.session.db
    .select({ id: vehicleGroups.id, name: vehicleGroups.name, parentId: vehicleGroups.parentId })
    .from(vehicleGroups)
    .where(eq(vehicleGroups.organisationId, organisationId))
    .orderBy(asc(vehicleGroups.name), asc(vehicleGroups.id))
    .limit(most);
}
