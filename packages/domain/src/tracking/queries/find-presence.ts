import { vehicles } from "@cartage/db/schema/fleet";
import { inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { getGeofence } from "../../geofences/queries/get-geofence.ts";
import { areaOf } from "../presence/area.ts";
import { readRunsNear } from "../presence/near-segments.ts";
import { type Stay, staysIn } from "../presence/stays.ts";
import { type FindPresence, widestAreaM } from "../trips/inputs.ts";
import { readVisibleStretches } from "../trips/visible-stretches.ts";

/** A vehicle that was in an area, and when. */
export interface Presence {
  vehicleId: string;
  name: string;
  plate: string | null;
  stays: Stay[];
}

/**
 * Who was in an area then: by the straight ways between accepted positions that the actor may see, so that also who drove
 * through between two sparse fixes is found. Those who came first are first. Throws `presence.area_too_wide`, and `not_found`
 * of a geofence.
 */
export async function findPresence(
  ctx: Context,
  { within, from, to }: z.infer<typeof FindPresence>,
): Promise<Presence[]> {
  authorise(ctx.actor, "tracking.view");
  const area = areaOf("geofenceId" in within ? { fence: (await getGeofence(ctx, within)).definition.shape } : within);
  if (area.acrossM > widestAreaM * Math.SQRT2) throw new DomainError("presence.area_too_wide");
  const stretches = await readVisibleStretches(ctx, { from, until: to });
  const runs = await readRunsNear(ctx.session, stretches, area);
  const found = new Map<string, Stay[]>();
  for (const { vehicleId, fixes, isFirst, isLast } of runs)
    for (const stay of staysIn(area, fixes)) {
      const known = { ...stay, isFromBefore: stay.isFromBefore && isFirst, isBeyond: stay.isBeyond && isLast };
      found.set(vehicleId, [...(found.get(vehicleId) ?? []), known]);
    }
  if (found.size === 0) return [];
  const rows = await ctx.session.db
    .select({ vehicleId: vehicles.id, name: vehicles.name, plate: vehicles.plate })
    .from(vehicles)
    .where(inArray(vehicles.id, [...found.keys()]));
  const stays = (vehicleId: string) => (found.get(vehicleId) ?? []).toSorted((a, b) => a.enteredAt - b.enteredAt);
  return rows
    .map((row) => ({ ...row, stays: stays(row.vehicleId) }))
    .sort((a, b) => (a.stays[0]?.enteredAt ?? 0) - (b.stays[0]?.enteredAt ?? 0) || (a.name < b.name ? -1 : 1));
}
