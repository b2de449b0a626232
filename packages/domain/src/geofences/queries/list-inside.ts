import { vehicles } from "@cartage/db/schema/fleet";
import { visits } from "@cartage/db/schema/geofences";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ListInside } from "../inputs.ts";
import { withoutPrivate } from "./list-visits.ts";

/** The vehicles inside a geofence now, who came first first; not those that came on a private trip. */
export async function listInside(ctx: Context, { geofenceId, limit }: z.infer<typeof ListInside>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select({ vehicleId: vehicles.id, name: vehicles.name, plate: vehicles.plate, enteredAt: visits.enteredAt })
    .from(visits)
    .innerJoin(vehicles, eq(vehicles.id, visits.vehicleId))
    .where(and(eq(visits.organisationId, organisationId), eq(visits.geofenceId, geofenceId), isNull(visits.leftAt)))
    .orderBy(asc(visits.enteredAt), asc(vehicles.id))
    .limit(limit);
  return withoutPrivate(ctx, rows);
}
