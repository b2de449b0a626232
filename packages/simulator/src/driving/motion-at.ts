import type { Motion } from "./drive.ts";

/** A moment of a drive. Heading in degrees clockwise from north. */
export type Moment = { lat: number; lon: number; speedMps: number; headingDeg: number; metres: number; knot: number };

/**
 * Where a drive is so many seconds after its start; before and after it, at its ends. A search begins at `knot`, the one
 * of an earlier moment, so that going forward costs nothing.
 */
export function motionAt(motion: Motion, second: number, knot = 0): Moment {
  const { seconds } = motion;
  const last = seconds.length - 2;
  let k = knot;
  if (second - at(seconds, k) > 120 || second < at(seconds, k)) k = search(seconds, second);
  while (k < last && second >= at(seconds, k + 1)) k += 1;

  const [v0, v1] = [at(motion.speedsMps, k), at(motion.speedsMps, k + 1)];
  const pieceS = at(seconds, k + 1) - at(seconds, k);
  const pieceM = at(motion.metres, k + 1) - at(motion.metres, k);
  const elapsedS = Math.min(Math.max(0, second - at(seconds, k)), pieceS);
  const shareOfTime = pieceS > 0 ? elapsedS / pieceS : 0;
  const doneM = v0 + v1 > 0 ? elapsedS * (v0 + ((v1 - v0) * shareOfTime) / 2) : pieceM * shareOfTime;
  const share = pieceM > 0 ? doneM / pieceM : 0;

  return {
    lat: at(motion.lats, k) + (at(motion.lats, k + 1) - at(motion.lats, k)) * share,
    lon: at(motion.lons, k) + (at(motion.lons, k + 1) - at(motion.lons, k)) * share,
    speedMps: v0 + (v1 - v0) * shareOfTime,
    headingDeg: headingAt(motion, k),
    metres: at(motion.metres, k) + doneM,
    knot: k,
  };
}

function headingAt(motion: Motion, knot: number): number {
  // at a red light the two knots are one place: look along the piece that led there
  let k = knot;
  while (k > 0 && at(motion.metres, k + 1) === at(motion.metres, k)) k -= 1;
  const lat = at(motion.lats, k);
  const east = (at(motion.lons, k + 1) - at(motion.lons, k)) * Math.cos((lat * Math.PI) / 180);
  const north = at(motion.lats, k + 1) - lat;
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

function search(seconds: Float64Array, second: number): number {
  let low = 0;
  let high = Math.max(0, seconds.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(seconds, middle) <= second) low = middle;
    else high = middle - 1;
  }
  return low;
}

function at(values: Float64Array | Float32Array, i: number): number {
  return values[i] ?? 0;
}
