import { joinRows, pickRows, type TrackColumn, type TrackRows } from "@cartage/telemetry/track/track-rows";

/** The order of position_rank in the database: of two positions under one key the greater one stays. */
const ranked = [
  "latE7",
  "lonE7",
  "altitudeM",
  "speedCmps",
  "headingDdeg",
  "accuracyDm",
  "batteryPercent",
  "ignition",
  "odometerM",
] as const satisfies TrackColumn[];

/**
 * A device's rows out of its track and out of what stands beside it, in the order of time. Of two under one key the
 * greater stays, as if the track had never been packed; of two that are equal the one in the track, which came first.
 */
export function mergeRows(track: TrackRows, beside: TrackRows): TrackRows {
  if (beside.time.length === 0) return track;
  if (track.time.length === 0) return beside;
  const both = joinRows([track, beside]);
  const places: number[] = [];
  const first = track.time.length;
  let [left, right] = [0, 0];
  while (left < first || right < beside.time.length) {
    const leftTime = track.time[left] ?? Number.POSITIVE_INFINITY;
    const rightTime = beside.time[right] ?? Number.POSITIVE_INFINITY;
    if (leftTime === rightTime) {
      places.push(isGreater(both, first + right, left) ? first + right : left);
      left += 1;
      right += 1;
    } else if (leftTime < rightTime) places.push(left++);
    else places.push(first + right++);
  }
  return pickRows(both, places);
}

function isGreater(rows: TrackRows, one: number, other: number): boolean {
  for (const name of ranked) {
    const difference = (rows[name][one] ?? 0) - (rows[name][other] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  // ASCII: bytes order as characters do
  return (rows.ext[one] ?? "") > (rows.ext[other] ?? "");
}
