import type { RuleEffect } from "../../alerts/evaluating/rule.ts";
import type { FenceEntry, FenceLeaving } from "../../geofences/evaluating/membership.ts";
import type { Verdict } from "../verdict.ts";

/** A trip that is over. Times are fix times, epoch ms. */
export interface TripFact {
  startedAt: number;
  endedAt: number;
  startLatE7: number;
  startLonE7: number;
  endLatE7: number;
  endLonE7: number;
  distanceM: number;
  engineS: number;
  /** Standing with the engine running, within the trip. */
  idlingS: number;
  topSpeedMps: number;
  fuelUsedL: number | null;
}

/** A halt that is over. */
export interface HaltFact {
  startedAt: number;
  endedAt: number;
  latE7: number;
  lonE7: number;
  engineS: number;
}

/** What its neighbours say of a position. */
export interface VerdictFact {
  deviceKey: number;
  time: number;
  verdict: Verdict;
  /** What was measured, whole: m for `inaccurate` and `drift`, m/s for `jump`, s for `frozen`; null when accepted. */
  doubt: number | null;
}

export interface RuleFact {
  ruleId: string;
  severity: "info" | "warning" | "critical";
  effect: RuleEffect;
  /** Told by the clock, while nothing is heard: `asked` opens an alert, `kept` is about one that is there, if it is. */
  byClock?: "asked" | "kept";
}

/** The state before the first fix of a stretch of time. */
export interface Checkpoint {
  before: number;
  state: string;
}

/**
 * With the time of the position that showed it, epoch ms: a position that is doubted first and believed later shows by itself
 * nothing, the one that vouches for it shows what both tell. A repair replaces what was shown by the positions it derives again.
 */
export type Settled<Fact> = Fact & { settledAt: number };

/** What the derivation of some fixes told, in the order in which they showed it. */
export interface Facts {
  trips: Settled<TripFact>[];
  halts: Settled<HaltFact>[];
  entered: Settled<FenceEntry>[];
  left: Settled<FenceLeaving>[];
  rules: Settled<RuleFact>[];
  /** The last of two about one position counts. */
  verdicts: VerdictFact[];
  checkpoints: Checkpoint[];
}

export const noFacts = (): Facts => ({
  trips: [],
  halts: [],
  entered: [],
  left: [],
  rules: [],
  verdicts: [],
  checkpoints: [],
});
