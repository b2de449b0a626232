import { ByteWriter } from "../track/byte-writer.ts";

/** A vehicle's way: arrays of equal length. */
export interface Way {
  vehicleId: string;
  /** Epoch ms, rising. */
  times: ArrayLike<number>;
  latE7: ArrayLike<number>;
  lonE7: ArrayLike<number>;
}

export const waysVersion = 1;
/** Places are told to 1e-5 degrees, a metre; times to seconds: they are for a map far away. */
export const placeStep = 100;

/**
 * Ways in few bytes: version; the number of vehicles, each as its id's 16 bytes; the number of ways, and of each the
 * vehicle's number, how many points, and by point the seconds, latitude and longitude since the one before.
 */
export function encodeWays(ways: readonly Way[]): Uint8Array<ArrayBuffer> {
  const to = new ByteWriter();
  const vehicles = [...new Set(ways.map(({ vehicleId }) => vehicleId))];
  const numbers = new Map(vehicles.map((id, at) => [id, at]));
  to.byte(waysVersion);
  to.varint(vehicles.length);
  for (const id of vehicles)
    to.block(Uint8Array.from(id.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  to.varint(ways.length);
  for (const { vehicleId, times, latE7, lonE7 } of ways) {
    to.varint(numbers.get(vehicleId) ?? 0);
    to.varint(times.length);
    let [time, lat, lon] = [0, 0, 0];
    for (let at = 0; at < times.length; at++) {
      const now = Math.round((times[at] ?? 0) / 1000);
      const north = Math.round((latE7[at] ?? 0) / placeStep);
      const east = Math.round((lonE7[at] ?? 0) / placeStep);
      to.signed(now - time);
      to.signed(north - lat);
      to.signed(east - lon);
      [time, lat, lon] = [now, north, east];
    }
  }
  return to.done();
}
