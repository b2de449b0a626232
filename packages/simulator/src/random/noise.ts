import { unit } from "./hash.ts";

/** A smooth random curve through [-1, 1], one bend for each unit of x (value noise with a smoothstep between knots). */
export function noise(seed: number, x: number): number {
  const knot = Math.floor(x);
  const from = unit(seed, knot);
  return 2 * (from + (unit(seed, knot + 1) - from) * smoothstep(x - knot)) - 1;
}

/** The same over a plane: one hill or hollow for each unit square. */
export function noiseOver(seed: number, x: number, y: number): number {
  const row = Math.floor(y);
  const below = noise(seed ^ Math.imul(row, 0x27d4eb2f), x);
  const above = noise(seed ^ Math.imul(row + 1, 0x27d4eb2f), x);
  return below + (above - below) * smoothstep(y - row);
}

function smoothstep(share: number): number {
  return share * share * (3 - 2 * share);
}
