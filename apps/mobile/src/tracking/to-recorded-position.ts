import type { RecordedPosition } from "../outbox/position-store.ts";
import type { Fix } from "./fix.ts";

/** A fix as the phone keeps it and sends it later; `battery` 0 to 1, null when the phone does not say. */
export function toRecordedPosition(fix: Fix, battery: number | null): RecordedPosition {
  return {
    t: fix.at,
    lat: fix.lat,
    lon: fix.lon,
    ...(fix.altitudeM !== null && { alt: fix.altitudeM }),
    ...(fix.speedMps !== null && { spd: fix.speedMps }),
    ...(fix.headingDeg !== null && { hdg: fix.headingDeg }),
    ...(fix.accuracyM !== null && { acc: fix.accuracyM }),
    ...(battery !== null && { bat: battery }),
  };
}
