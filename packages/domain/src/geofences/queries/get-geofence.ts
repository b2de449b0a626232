import { geofences, geofenceVersions } from "@cartage/db/schema/geofences";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { FenceDefinition, type GeofenceId } from "../inputs.ts";

/** A geofence with what its newest version says; an archived one too, for its visits stay. Throws `not_found`. */
export async function getGeofence(ctx: Context, { geofenceId }: z.infer<typeof GeofenceId>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { id, name, colour, note, createdAt, archivedAt } = geofences;
  const { version, definition, validFrom } = geofenceVersions;
  const [row] = await ctx.session.db
    .select({ id, name, colour, note, createdAt, archivedAt, version, definition, validFrom })
    .from(geofences)
    .innerJoin(geofenceVersions, eq(geofenceVersions.geofenceId, id))
    .where(and(eq(geofences.organisationId, organisationId), eq(id, geofenceId)))
    .orderBy(desc(version))
    .limit(1);
  if (!row) throw new DomainError("not_found");
  return { ...row, definition: FenceDefinition.parse(row.definition) };
}
