import type { Session } from "@cartage/db/session";
import type { Point } from "@cartage/telemetry/geodesy";
import { fromE7, toE7 } from "@cartage/telemetry/units";
import { compileShape } from "../../geofences/evaluating/compile-shape.ts";
import { FenceDefinition } from "../../geofences/inputs.ts";
import { aroundDoor, type BeyondM } from "../eta/stays.ts";

/** A hub as a place that vehicles come to. */
export interface HubPlace extends Point {
  beyondM: BeyondM;
}

/** So far from a geofence's edge it is far away, however far. */
const reachM = 5_000;

/** Hubs by id, each with its geofence's area, or the one around its place where it has none. */
export async function readHubPlaces(
  { sql }: Pick<Session, "sql">,
  hubIds: readonly string[],
): Promise<Map<string, HubPlace>> {
  if (hubIds.length === 0) return new Map();
  const rows = await sql<{ id: string; latE7: number; lonE7: number; definition: unknown }[]>`
    select hubs.id, lat_e7 as "latE7", lon_e7 as "lonE7", version.definition
      from hubs
      left join geofence_versions version
        on version.geofence_id = hubs.geofence_id and version.organisation_id = hubs.organisation_id
       and version.valid_until is null
     where hubs.id = any(${[...hubIds]}::uuid[])`;
  return new Map(
    rows.map(({ id, latE7, lonE7, definition }) => {
      const place = { lat: fromE7(latE7), lon: fromE7(lonE7) };
      const fence = FenceDefinition.safeParse(definition);
      return [id, { ...place, beyondM: fence.success ? beyondShape(fence.data.shape) : aroundDoor(place) }];
    }),
  );
}

function beyondShape(given: FenceDefinition["shape"]): BeyondM {
  const shape = compileShape(given);
  return ({ lat, lon }) => {
    const [latE7, lonE7] = [toE7(lat), toE7(lon)];
    if (shape.covers(latE7, lonE7)) return 0;
    return Math.min(reachM, shape.edgeDistanceM(latE7, lonE7, reachM));
  };
}
