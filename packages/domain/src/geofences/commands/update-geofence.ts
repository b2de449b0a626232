import { geofences, geofenceVersions } from "@cartage/db/schema/geofences";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { endVersion } from "../end-version.ts";
import { explainGeofence } from "../geofence-refusals.ts";
import { FenceDefinition, type UpdateGeofence } from "../inputs.ts";
import { lockGeofences } from "../lock-geofences.ts";

/**
 * Changes what is given of a geofence. Another definition judges fixes from now on; those before stay judged by the one
 * that was valid then. Throws `not_found`, `geofence.name_taken`.
 */
export async function updateGeofence(
  ctx: Context,
  { geofenceId, definition, ...given }: z.infer<typeof UpdateGeofence>,
) {
  const { organisationId } = authorise(ctx.actor, "geofences.edit");
  return transactionally(ctx, async (tx) => {
    await lockGeofences(tx, organisationId);
    const isIt = and(eq(geofences.organisationId, organisationId), eq(geofences.id, geofenceId));
    const { name, colour, note } = geofences;
    const [known] = await tx
      .select({ name, colour, note, definition: geofenceVersions.definition })
      .from(geofences)
      .innerJoin(
        geofenceVersions,
        and(eq(geofenceVersions.geofenceId, geofences.id), isNull(geofenceVersions.validUntil)),
      )
      .where(and(isIt, isNull(geofences.archivedAt)));
    if (!known) throw new DomainError("not_found");
    // in the order of the schema's keys, for Postgres keeps another
    const before = { ...known, definition: FenceDefinition.parse(known.definition) };
    const change = changeOf(before, { ...given, definition });
    const { definition: next, ...rest } = change.after;
    if (Object.keys(change.after).length === 0) return { geofenceId };
    if (Object.keys(rest).length > 0) await tx.update(geofences).set(rest).where(isIt).catch(explainGeofence);
    if (next) {
      const now = ctx.now();
      const version = await endVersion(tx, geofenceId, now);
      await tx
        .insert(geofenceVersions)
        .values({ geofenceId, organisationId, version: version + 1, definition: next, validFrom: now });
    }
    await record(tx, { type: "geofence.changed", geofenceId, occurredAt: ctx.now() }, change);
    return { geofenceId };
  });
}
