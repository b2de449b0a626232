import { encodeFrame, type VehicleTuple } from "@cartage/telemetry/frame";
import { destination } from "@cartage/telemetry/geodesy";
import { topics } from "@cartage/telemetry/topics";
import { toE7 } from "@cartage/telemetry/units";
import { connectAsync } from "mqtt";
import type postgres from "postgres";
import { createWatcher } from "../harness/create-watcher.ts";
import { createFleet } from "../harness/fleet.ts";

/** The worker sends at most so many frames a second. */
const framesPerS = 20;

type Driving = { vehicleId: string; lat: number; lon: number; headingDeg: number; speedMps: number };

/** An organisation whose vehicles all have a state, and someone who may watch them. */
export async function createMovingFleet(owner: postgres.Sql, size: number) {
  const devices = await createFleet(owner, size);
  const organisationId = devices[0]?.organisationId ?? "";
  const driving = devices.map(({ vehicleId }, at): Driving => {
    // between the Mekong and the Red River, denser where cities are
    const isInCity = at % 3 !== 0;
    const spread = isInCity ? 0.4 : 2.5;
    const city = cities[at % cities.length] ?? cities[0];
    const turn = at * 2.399963;
    const away = spread * Math.sqrt((at % 997) / 997);
    return {
      vehicleId,
      lat: city[0] + Math.sin(turn) * away,
      lon: city[1] + Math.cos(turn) * away,
      headingDeg: (at * 47) % 360,
      speedMps: 6 + (at % 19),
    };
  });
  await owner`
    update vehicle_state
       set fix_time = now(), received_at = now(), device_key = 1, lat_e7 = lat, lon_e7 = lon,
           speed_cmps = 1200, heading_ddeg = 900, accuracy_dm = 50, motion = 0
      from unnest(
        ${driving.map(({ vehicleId }) => vehicleId)}::uuid[],
        ${driving.map(({ lat }) => toE7(lat))}::int[],
        ${driving.map(({ lon }) => toE7(lon))}::int[]
      ) as place (id, lat, lon)
     where vehicle_id = place.id`;
  return { organisationId, driving, account: await createWatcher(owner, organisationId) };
}

const cities = [
  [21.03, 105.85],
  [20.85, 106.68],
  [16.06, 108.21],
  [10.78, 106.7],
  [10.03, 105.79],
] as const;

/**
 * Publishes what the worker would after storing one position of each vehicle a second: frames of an equal share of the
 * fleet. The worker itself is left out, so that two cores measure the browser.
 */
export async function driveFleet(brokerUrl: string, organisationId: string, driving: Driving[]) {
  const client = await connectAsync(brokerUrl);
  let version = 1_000_000_000;
  let turn = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    const moved: VehicleTuple[] = [];
    for (let at = turn % framesPerS; at < driving.length; at += framesPerS) {
      const vehicle = driving[at];
      if (!vehicle) continue;
      const { lat, lon } = destination(vehicle, vehicle.headingDeg, vehicle.speedMps);
      vehicle.lat = lat;
      vehicle.lon = lon;
      vehicle.headingDeg = (vehicle.headingDeg + 3) % 360;
      version += 1;
      const place = [toE7(lat), toE7(lon), vehicle.speedMps * 100, Math.round(vehicle.headingDeg * 10)] as const;
      moved.push([vehicle.vehicleId, version, now, ...place, 50, 0, 80]);
    }
    turn += 1;
    client.publish(topics.live(organisationId), encodeFrame({ at: now, moved }));
  }, 1000 / framesPerS);
  return {
    async stop() {
      clearInterval(timer);
      await client.endAsync();
    },
  };
}
