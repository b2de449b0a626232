import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import { connectAsync } from "mqtt";
import { readDemo } from "./people.ts";

const metresPerDegree = 111_195;
const speedMps = 30;

/**
 * A tracker that nobody simulates, the last but one of its organisation: the last is the driver's. It drives north at 108 km/h,
 * in each test from the same place on.
 */
export async function fastDrive(of: "Northern Freight" | "Southern Freight" = "Northern Freight") {
  const { devices, mqttUrl } = await readDemo();
  const device = devices.filter(({ simulated, organisation }) => !simulated && organisation === of).at(-2);
  if (!device) throw new Error(`The demonstration leaves devices free in ${of}.`);
  const { id, secret, organisationId, vehicle, vehicleId } = device;
  const tracker = await connectAsync(mqttUrl, { username: id, password: secret, clientId: id });
  const began = Date.now();
  return {
    deviceId: id,
    vehicle,
    vehicleId,
    async tell(t: number) {
      const lat = 20.5 + ((t - began) / 1_000) * (speedMps / metresPerDegree);
      const position = encodePosition({ t, lat, lon: 106.1, spd: speedMps, hdg: 0, acc: 4 });
      await tracker.publishAsync(topics.positions(organisationId, id), position, { qos: 1 });
    },
    stop: () => tracker.endAsync(),
  };
}
