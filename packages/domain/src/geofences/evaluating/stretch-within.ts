import type { Stretch } from "./shape.ts";

const INVERSE_GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Fractions of a way are found to about 1e-8 of it. */
const STEPS = 40;

/**
 * The stretch of a way on which a distance is at most `reachM`, for a distance that falls and then rises along it, as
 * that to a convex shape does (golden-section search, Kiefer 1953; then halving); null when there is none.
 */
export function stretchWithin(distanceAt: (fraction: number) => number, reachM: number): Stretch | null {
  const nearest = nearestFraction(distanceAt, reachM);
  if (distanceAt(nearest) > reachM) return null;
  const from = distanceAt(0) <= reachM ? 0 : edgeBetween(distanceAt, reachM, 0, nearest);
  const until = distanceAt(1) <= reachM ? 1 : edgeBetween(distanceAt, reachM, 1, nearest);
  return [from, until];
}

function nearestFraction(distanceAt: (fraction: number) => number, reachM: number): number {
  if (distanceAt(0) <= reachM) return 0;
  if (distanceAt(1) <= reachM) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step++) {
    const third = high - (high - low) * INVERSE_GOLDEN;
    const twoThirds = low + (high - low) * INVERSE_GOLDEN;
    if (distanceAt(third) <= distanceAt(twoThirds)) high = twoThirds;
    else low = third;
  }
  return (low + high) / 2;
}

function edgeBetween(
  distanceAt: (fraction: number) => number,
  reachM: number,
  outside: number,
  inside: number,
): number {
  let [far, near] = [outside, inside];
  for (let step = 0; step < STEPS; step++) {
    const middle = (far + near) / 2;
    if (distanceAt(middle) <= reachM) near = middle;
    else far = middle;
  }
  return near;
}
