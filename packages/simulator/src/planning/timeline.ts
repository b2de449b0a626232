import type { Motion } from "../driving/drive.ts";

/** Standing somewhere; the engine runs until `engineOffAt` and again from `engineOnAt` (all times ms since the epoch). */
export type Stay = {
  kind: "stay";
  from: number;
  to: number;
  lat: number;
  lon: number;
  headingDeg: number;
  metres: number;
  engineOffAt: number;
  engineOnAt: number;
};

/** Driving; `metres` is what was driven on this day before it. */
export type Leg = { kind: "leg"; from: number; to: number; motion: Motion; metres: number };

/** One vehicle's day from `from` to `to` without a gap, and the metres driven in it. */
export type Timeline = { from: number; to: number; spans: readonly (Stay | Leg)[]; metres: number };
