import { EARTH_RADIUS_M } from "../geodesy.ts";
import { fromE7, toRadians } from "../units.ts";

/** A line over time: arrays of equal length, in the order of time. */
export interface Line {
  /** Epoch ms. */
  times: ArrayLike<number>;
  latE7: ArrayLike<number>;
  lonE7: ArrayLike<number>;
}

const metresPerStep = toRadians(1e-7) * EARTH_RADIUS_M;

/**
 * The places in a line that have to stay so that none of the others lies further from what is left than the tolerance
 * (Douglas and Peucker 1973, The Canadian Cartographer 10/2). On a plane around the line's beginning: for days, not for
 * continents. The first and the last always stay.
 */
export function simplify({ latE7, lonE7 }: Line, toleranceM: number): number[] {
  const last = latE7.length - 1;
  if (last < 1) return last === 0 ? [0] : [];
  const eastScale = Math.cos(toRadians(fromE7(latE7[0] ?? 0)));
  const tolerance = toleranceM / metresPerStep;
  const stays = new Uint8Array(last + 1);
  stays[0] = stays[last] = 1;
  const pending = [0, last];
  while (pending.length > 0) {
    const to = pending.pop() ?? 0;
    const from = pending.pop() ?? 0;
    const furthest = furthestFrom(latE7, lonE7, { from, to, eastScale, tolerance });
    if (furthest === -1) continue;
    stays[furthest] = 1;
    if (furthest - from > 1) pending.push(from, furthest);
    if (to - furthest > 1) pending.push(furthest, to);
  }
  const places: number[] = [];
  for (let at = 0; at <= last; at++) if (stays[at] === 1) places.push(at);
  return places;
}

interface Stretch {
  from: number;
  to: number;
  eastScale: number;
  tolerance: number;
}

/** The place that lies furthest from the straight line between two others; -1 when all are within the tolerance. */
function furthestFrom(
  latE7: ArrayLike<number>,
  lonE7: ArrayLike<number>,
  { from, to, eastScale, tolerance }: Stretch,
): number {
  const [startY = 0, startX = 0] = [latE7[from], lonE7[from]];
  const endY = (latE7[to] ?? 0) - startY;
  const endX = ((lonE7[to] ?? 0) - startX) * eastScale;
  const squared = endX * endX + endY * endY;
  let furthest = -1;
  let most = tolerance * tolerance;
  for (let at = from + 1; at < to; at++) {
    const y = (latE7[at] ?? 0) - startY;
    const x = ((lonE7[at] ?? 0) - startX) * eastScale;
    const along = squared === 0 ? 0 : Math.max(0, Math.min(1, (x * endX + y * endY) / squared));
    const [offX, offY] = [x - along * endX, y - along * endY];
    const off = offX * offX + offY * offY;
    if (off > most) {
      most = off;
      furthest = at;
    }
  }
  return furthest;
}
