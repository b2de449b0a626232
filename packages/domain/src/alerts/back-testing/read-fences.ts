import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { RuleSurroundings } from "../evaluating/compile-rule.ts";
import type { StoredVisit } from "./moments-of.ts";
import { at } from "./scoped-vehicles.ts";
import type { Stretch } from "./stretches.ts";

interface Version {
  geofence_id: string;
  name: string;
  speed_limit_mps: number | null;
  valid_from: number;
  valid_until: number | null;
}

/** Names and limits of the organisation's geofences, each as its version of the time has it. */
export async function readFences({ session: { db } }: Context): Promise<RuleSurroundings["fence"]> {
  const rows = await db.execute<Version & Record<string, unknown>>(sql`
    select v.geofence_id, g.name, (v.definition ->> 'speedLimitMps')::float8 as speed_limit_mps,
           (extract(epoch from v.valid_from) * 1000)::float8 as valid_from,
           (extract(epoch from v.valid_until) * 1000)::float8 as valid_until
      from geofence_versions v join geofences g on g.id = v.geofence_id
     order by v.geofence_id, v.version`);
  const versions = Map.groupBy(rows, ({ geofence_id }) => geofence_id);
  return (geofenceId, time) => {
    const known = versions.get(geofenceId);
    const version = known?.find(({ valid_until }) => valid_until === null || time < valid_until) ?? known?.at(-1);
    return version && { name: version.name, speedLimitMps: version.speed_limit_mps };
  };
}

/** Stays in geofences that a period touches, by vehicle. */
export async function readVisits(
  { session: { db } }: Context,
  { from, until }: Stretch,
): Promise<Map<string, StoredVisit[]>> {
  const rows = await db.execute<StoredVisit & { vehicleId: string } & Record<string, unknown>>(sql`
    select vehicle_id as "vehicleId", geofence_id as "geofenceId", ${ms("entered_at")} as "enteredAt",
           ${ms("entered_settled_at")} as "enteredSettledAt", coalesce(${ms("left_at")}, 'infinity') as "leftAt",
           coalesce(${ms("left_settled_at")}, 'infinity') as "leftSettledAt"
      from visits
     where entered_at < ${at(until)} and (left_at is null or left_at >= ${at(from)})
     order by vehicle_id, entered_at`);
  return Map.groupBy(rows, ({ vehicleId }) => vehicleId);
}

function ms(column: string) {
  return sql`(extract(epoch from ${sql.identifier(column)}) * 1000)::float8`;
}
