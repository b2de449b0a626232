import { createDice } from "@cartage/simulator/random/dice";
import { hash, unit } from "@cartage/simulator/random/hash";
import { noise } from "@cartage/simulator/random/noise";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
export const areas = 8;

/** What is usual: the seen weeks; or changed: road works in three areas, an earlier morning and a new rush hour at noon. */
export type Regime = "seen" | "changed";

/** ln(slower than free flow) by hour of the day, on working days. */
const usual = [
  0, 0, 0, 0, 0, 0.05, 0.16, 0.38, 0.42, 0.26, 0.18, 0.2, 0.22, 0.16, 0.16, 0.22, 0.36, 0.48, 0.4, 0.22, 0.12, 0.08,
  0.04, 0,
];
const roadWorks = new Set([1, 4, 6]);
const newRush = new Set([0, 1, 2, 5]);

/** The traffic of eight areas of a town; every moment follows from the seed alone. */
export interface Traffic {
  seed: number;
  regime: Regime;
}

/** Of an area at a moment, ln(real ÷ free flow): what recurs, the day's weather, incidents, and what drifts from hour to hour. */
export function slowdownAt({ seed, regime }: Traffic, area: number, at: number): number {
  const day = Math.floor(at / dayMs);
  return recurring(regime, area, at) + weather(seed, day) + incident(seed, area, day, at) + drift(seed, area, at);
}

/** What comes again each week: all that could be known of an hour beforehand. */
function recurring(regime: Regime, area: number, at: number): number {
  const day = Math.floor(at / dayMs);
  const hour = (at % dayMs) / hourMs;
  // the epoch was a Thursday
  const isSaturday = (day + 3) % 7 === 5;
  const heaviness = 0.55 + 0.9 * unit(71, area);
  const shifted = regime === "changed" && hour < 12 ? hour + 1 : hour;
  const [from, to] = [usual[Math.floor(shifted) % 24] ?? 0, usual[Math.floor(shifted + 1) % 24] ?? 0];
  const profile = from + (to - from) * (shifted % 1);
  const works = regime === "changed" && roadWorks.has(area) ? 0.22 : 0;
  const rush = regime === "changed" && newRush.has(area) ? 0.28 * Math.exp(-(((hour - 13) / 1.1) ** 2)) : 0;
  return 0.04 + heaviness * profile * (isSaturday ? 0.5 : 1) + works + rush;
}

/** One day in seven is wet: everything is 10 to 30 % slower. */
function weather(seed: number, day: number): number {
  const dice = createDice(hash(seed, day));
  return dice.hits(1 / 7) ? dice.between(0.1, 0.27) : 0;
}

/** In each area on one day in six, for one to three hours. */
function incident(seed: number, area: number, day: number, at: number): number {
  const dice = createDice(hash(hash(seed, 97 + area), day));
  if (!dice.hits(1 / 6)) return 0;
  const from = day * dayMs + dice.between(6, 16) * hourMs;
  const until = from + dice.between(1, 3) * hourMs;
  const most = dice.between(0.25, 0.7);
  return at < from || at > until ? 0 : most;
}

function drift(seed: number, area: number, at: number): number {
  return 0.14 * noise(hash(seed, 500 + area), at / (1.3 * hourMs));
}
