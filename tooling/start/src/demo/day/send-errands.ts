import { rename, writeFile } from "node:fs/promises";
import type { Database } from "@cartage/db/client";
import { type Errand, readErrands } from "@cartage/simulator/errands/errand";
import { fromE7 } from "@cartage/telemetry/units";

const dayMs = 86_400_000;
const stayS = { pickup: 120, delivery: 150 };

/** What an errand was made of besides, so that one that is as it was stays. */
type Kept = Errand & { key: string };

interface OpenStop {
  deviceId: string;
  kind: "pickup" | "delivery";
  latE7: number;
  lonE7: number;
  fromLatE7: number;
  fromLonE7: number;
  key: string;
}

/**
 * Tells the simulator where to drive: through the open stops of each route that a driver took on. A route whose stops are
 * others than they were begins anew from where its vehicle is.
 */
export async function sendErrands(
  { sql }: Database,
  { file, driverIds, now }: { file: string; driverIds: readonly string[]; now: number },
) {
  const rows = await sql<OpenStop[]>`
    select device.id as "deviceId", stop.kind, stop.lat_e7 as "latE7", stop.lon_e7 as "lonE7",
           state.lat_e7 as "fromLatE7", state.lon_e7 as "fromLonE7",
           (select string_agg(whole.order_id::text || whole.kind, ' ' order by whole.seq) from route_stops whole
             where whole.route_id = route.id and whole.state <> 'skipped') as key
      from routes route
      join route_stops stop on stop.route_id = route.id and stop.state in ('planned', 'arrived')
      join vehicle_state state on state.vehicle_id = route.vehicle_id
      join fittings on fittings.vehicle_id = route.vehicle_id and fittings.removed_at is null
      join devices device on device.id = fittings.device_id
     where route.state in ('accepted', 'under_way') and route.driver_id = any(${[...driverIds]}::uuid[])
       and route.departs_at < now() + interval '15 minutes' and state.lat_e7 is not null
     order by route.id, stop.seq`;
  const known = (await readErrands(file)) as ReadonlyMap<string, Kept>;
  const errands = new Map([...known].filter(([, { startedAt }]) => now - startedAt < dayMs));
  let isChanged = errands.size < known.size;
  for (const [deviceId, stops] of Map.groupBy(rows, (row) => row.deviceId)) {
    const [first] = stops;
    if (!first || errands.get(deviceId)?.key === first.key) continue;
    const from = { lat: fromE7(first.fromLatE7), lon: fromE7(first.fromLonE7) };
    errands.set(deviceId, { deviceId, key: first.key, startedAt: now, from, stops: stops.map(placeOf) });
    isChanged = true;
  }
  if (!isChanged) return;
  await writeFile(`${file}.new`, JSON.stringify([...errands.values()]));
  await rename(`${file}.new`, file);
}

function placeOf({ latE7, lonE7, kind }: OpenStop) {
  return { lat: fromE7(latE7), lon: fromE7(lonE7), stayS: stayS[kind] };
}
