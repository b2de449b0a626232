import { hash } from "@cartage/simulator/random/hash";
import { beginningOf } from "./moments.ts";
import { runDay } from "./run-day.ts";
import type { Kept } from "./run-weeks.ts";
import type { Traffic } from "./traffic.ts";

const draws = 80;

/**
 * The range that somebody would give who knows the changed town, each driver's pace of today and each customer's habit:
 * quantiles of 80 other runs of the rest of the day, with weather, incidents and luck drawn anew. Null at a stop, or
 * where the vehicle stands by the road: the simulation cannot be begun there.
 */
export function oracleOf({ day, asked, offset }: Kept, traffic: Traffic): { p50: number; p90: number } | null {
  if (asked.isStranded || asked.arrivedAt !== null) return null;
  const arrivals = Array.from({ length: draws }, (_, draw) => {
    const seed = hash(hash(traffic.seed, 40_000 + draw), Math.floor(asked.at / 1000));
    return runDay({ ...traffic, seed }, day, seed, beginningOf(asked))[offset]?.arrivedAt ?? 0;
  }).sort((a, b) => a - b);
  return { p50: arrivals[draws / 2 - 1] ?? 0, p90: arrivals[Math.ceil(draws * 0.9) - 1] ?? 0 };
}
