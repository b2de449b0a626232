import type { Session } from "@cartage/db/session";
import type { Ext } from "@cartage/telemetry/position";
import { type Verdict, verdicts } from "../verdict.ts";
import type { StoredFix } from "./derivation.ts";

export interface FixRange {
  vehicleId: string;
  organisationKey: number;
  /** Epoch ms; from, before. */
  from: number;
  until: number;
}

/** A position as the database has it, with the verdict that it has now. */
export interface ReadFix extends StoredFix {
  verdict: Verdict;
}

interface FixRow {
  fix_ms: number;
  device_key: number;
  lat_e7: number;
  lon_e7: number;
  speed_cmps: number | null;
  heading_ddeg: number | null;
  accuracy_dm: number | null;
  altitude_m: number | null;
  battery_percent: number | null;
  ignition: boolean | null;
  odometer_m: number | null;
  verdict: number;
  ext: string;
}

/** A vehicle's positions of a range in the order of derivation, those of the devices fitted at the time; `limit` at the most. */
export async function readFixes(
  { sql }: Session,
  { vehicleId, organisationKey, from, until }: FixRange,
  limit: number,
): Promise<ReadFix[]> {
  const rows = await sql<FixRow[]>`
    select (extract(epoch from stored.fix_time) * 1000)::float8 as fix_ms, stored.device_key, stored.lat_e7, stored.lon_e7,
           stored.speed_cmps, stored.heading_ddeg, stored.accuracy_dm, stored.altitude_m, stored.battery_percent,
           stored.ignition, stored.odometer_m, stored.verdict, stored.ext
      from fittings fitting
      join positions stored
        on stored.organisation_key = ${organisationKey}
       and stored.device_key = fitting.device_key
       and stored.fix_time >= fitting.fitted_at
       and (fitting.removed_at is null or stored.fix_time < fitting.removed_at)
     where fitting.vehicle_id = ${vehicleId}
       and stored.fix_time >= ${instantOf(from)}::timestamptz
       and stored.fix_time < ${instantOf(until)}::timestamptz
     order by stored.fix_time, stored.device_key
     limit ${limit}`;
  return rows.map(toFix);
}

/** As Postgres reads it, also without end. */
export function instantOf(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return "infinity";
  return ms === Number.NEGATIVE_INFINITY ? "-infinity" : new Date(ms).toISOString();
}

function toFix(row: FixRow): ReadFix {
  const verdict = verdicts[row.verdict] ?? "accepted";
  return {
    fix: {
      time: row.fix_ms,
      deviceKey: row.device_key,
      latE7: row.lat_e7,
      lonE7: row.lon_e7,
      speedMps: row.speed_cmps === null ? null : row.speed_cmps / 100,
      headingDeg: row.heading_ddeg === null ? null : row.heading_ddeg / 10,
      accuracyM: row.accuracy_dm === null ? null : row.accuracy_dm / 10,
      altitudeM: row.altitude_m,
      battery: row.battery_percent === null ? null : row.battery_percent / 100,
      ignition: row.ignition,
      odometerM: row.odometer_m,
      ext: row.ext === "" ? null : (JSON.parse(row.ext) as Ext),
    },
    alone: verdict,
    verdict,
  };
}
