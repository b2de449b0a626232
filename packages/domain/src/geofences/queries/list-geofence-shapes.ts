import { geofences, geofenceVersions } from "@cartage/db/schema/geofences";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { FenceShape, ListGeofenceShapes } from "../inputs.ts";

/** The shapes of the geofences in use, for a map: the newest, so many at the most. */
export async function listGeofenceShapes(ctx: Context, { limit }: z.infer<typeof ListGeofenceShapes>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { id, name, colour } = geofences;
  return ctx.session.db
    .select({ id, name, colour, shape: sql<FenceShape>`${geofenceVersions.definition} -> 'shape'` })
    .from(geofences)
    .innerJoin(geofenceVersions, and(eq(geofenceVersions.geofenceId, id), isNull(geofenceVersions.validUntil)))
    .where(and(eq(geofences.organisationId, organisationId), isNull(geofences.archivedAt)))
    .orderBy(desc(geofences.createdAt), desc(id))
    .limit(limit);
}
