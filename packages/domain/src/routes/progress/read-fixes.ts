import type { Session } from "@cartage/db/session";
import { fromE7 } from "@cartage/telemetry/units";
import type { PlaceFix } from "../eta/stays.ts";

export interface FixesOf {
  routeId: string;
  vehicleId: string;
  since: Date;
}

type Row = {
  routeId: string;
  at: number;
  latE7: number;
  lonE7: number;
  speedCmps: number | null;
  accuracyDm: number | null;
};

/** The accepted positions of vehicles since their own instants until now, in the order of time, by route. */
export async function readRouteFixes(
  { sql }: Pick<Session, "sql">,
  organisationId: string,
  { wanted, now }: { wanted: readonly FixesOf[]; now: Date },
): Promise<Map<string, PlaceFix[]>> {
  const iso = (at: Date) => at.toISOString();
  const oldest = new Date(Math.min(...wanted.map(({ since }) => since.getTime()), now.getTime()));
  // each device by its own index range: a plan that joins whole days would read them
  const rows = await sql<Row[]>`
    select wanted.route_id as "routeId", (extract(epoch from fix_time) * 1000)::float8 as at, lat_e7 as "latE7", lon_e7 as "lonE7",
           speed_cmps as "speedCmps", accuracy_dm as "accuracyDm"
      from unnest(${wanted.map(({ routeId }) => routeId)}::uuid[], ${wanted.map(({ vehicleId }) => vehicleId)}::uuid[],
                  ${wanted.map(({ since }) => iso(since))}::text[]::timestamptz[]) as wanted (route_id, vehicle_id, since)
      join organisations organisation on organisation.id = ${organisationId}
      join fittings on fittings.vehicle_id = wanted.vehicle_id and fittings.organisation_id = organisation.id
     cross join lateral (
       select fix_time, lat_e7, lon_e7, speed_cmps, accuracy_dm from positions
        where positions.organisation_key = organisation.key and positions.device_key = fittings.device_key
          and fix_time >= greatest(wanted.since, fittings.fitted_at, ${iso(oldest)}::timestamptz)
          and fix_time < coalesce(fittings.removed_at, 'infinity') and fix_time <= ${iso(now)}::timestamptz and verdict = 0
       offset 0) as fix
     order by wanted.route_id, fix_time`;
  const byRoute = new Map<string, PlaceFix[]>();
  for (const { routeId, at, latE7, lonE7, speedCmps, accuracyDm } of rows) {
    const fixes = byRoute.get(routeId) ?? [];
    const speedMps = speedCmps === null ? null : speedCmps / 100;
    fixes.push({
      at,
      lat: fromE7(latE7),
      lon: fromE7(lonE7),
      speedMps,
      accuracyM: accuracyDm === null ? null : accuracyDm / 10,
    });
    byRoute.set(routeId, fixes);
  }
  return byRoute;
}
