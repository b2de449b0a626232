import { ByteReader } from "../track/byte-reader.ts";
import { placeStep, type Way, waysVersion } from "./encode-ways.ts";

/** The ways that bytes hold. Throws `Malformed` where they end too early, `RangeError` for a version that is not known. */
export function decodeWays(bytes: Uint8Array): Way[] {
  const from = new ByteReader(bytes);
  if (from.byte() !== waysVersion) throw new RangeError("The ways are of a version that is not known here.");
  const vehicles = Array.from({ length: from.varint() }, () => idOf(from.block(16)));
  return Array.from({ length: from.varint() }, () => {
    const vehicleId = vehicles[from.varint()] ?? "";
    const length = from.varint();
    const way = {
      vehicleId,
      times: new Float64Array(length),
      latE7: new Int32Array(length),
      lonE7: new Int32Array(length),
    };
    let [time, lat, lon] = [0, 0, 0];
    for (let at = 0; at < length; at++) {
      time += from.signed();
      lat += from.signed();
      lon += from.signed();
      way.times[at] = time * 1000;
      way.latE7[at] = lat * placeStep;
      way.lonE7[at] = lon * placeStep;
    }
    return way;
  });
}

function idOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
