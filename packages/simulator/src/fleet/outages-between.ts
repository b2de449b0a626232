import type { VehicleProfile } from "../planning/vehicle-profile.ts";
import { hash, unit } from "../random/hash.ts";

/** A time without network, ms since the epoch: what is measured in it is sent after it. */
export type Outage = { from: number; to: number };

const BLOCK_MS = 4 * 3_600_000;
const SHARE_OF_BLOCKS = 0.3;
const SHORTEST_MS = 40_000;
const LONGEST_MS = 22 * 60_000;

/** The outages of a vehicle that touch a time: at most one in four hours, mostly short. */
export function outagesBetween({ seed }: VehicleProfile, from: number, to: number): Outage[] {
  const outages: Outage[] = [];
  for (let block = Math.floor(from / BLOCK_MS) - 1; block * BLOCK_MS < to; block++) {
    const draw = hash(seed + 21, block);
    if (unit(draw, 1) >= SHARE_OF_BLOCKS) continue;
    const begin = block * BLOCK_MS + unit(draw, 2) * (BLOCK_MS - LONGEST_MS);
    const end = begin + SHORTEST_MS + (LONGEST_MS - SHORTEST_MS) * unit(draw, 3) ** 3;
    if (end > from && begin < to) outages.push({ from: begin, to: end });
  }
  return outages;
}
