import type { Session } from "@cartage/db/session";
import type { Motion } from "@cartage/telemetry/frame";
import type { CompiledFence } from "../../geofences/evaluating/compiled-fence.ts";
import type { World } from "../../tracking/deriving/derivation.ts";
import type { CompiledRule, RuleEffect } from "../evaluating/rule.ts";
import type { ReadMotion } from "./read-motions.ts";
import type { Past } from "./read-past.ts";
import type { DayOfSpeeds } from "./read-speeds.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";
import type { mayCrossEdges, stillFences } from "./still-fences.ts";
import type { ReadWays } from "./way-of-day.ts";
import type { Matters } from "./what-matters.ts";

/** A rule that is tried on the past. */
export interface Trial {
  rule: CompiledRule;
  /** Which positions are looked at, epoch ms; the rule judges those from its `validFrom` on. */
  from: number;
  until: number;
  /** Everything is read, whether or not it may matter; the same must come of it. */
  isWhole: boolean;
  matters: Matters;
  /** Of rules on visits and absence, in place of `matters`. */
  isStill: ReturnType<typeof stillFences> | null;
  /** Of the same rules: versions of their geofences, where a way may cross edges, and whether they look at stays that go on. */
  fences: {
    all: readonly CompiledFence[];
    mayCross: ReturnType<typeof mayCrossEdges>;
    asksStays: boolean;
  } | null;
  /** Of rules on silence how long that is. */
  silentMs: number | null;
  /** Of rules that ask for no more than speeds: at or below which one they stay at rest. */
  wakesAboveCmps: ((vehicle: ScopedVehicle) => number) | null;
  /**
   * Of rules that ask for no more than motion and speed: which motion wakes them, and whether nothing else does while that
   * goes on, as no time of the day does.
   */
  asksMotion: { motion: Motion; isSteady: boolean } | null;
  asksParked: boolean;
  /** Of rules on distance the other vehicle's past. */
  other: Past | null;
}

export interface BackTested {
  session: Session;
  organisationKey: number;
  vehicle: ScopedVehicle;
  world: World;
  past: Past;
  /** What `readQuickDays` found. */
  speeds: ReadonlyMap<number, DayOfSpeeds>;
  /** What `readWaysAhead` found. */
  ways: ReadWays;
  /** What `readMotionAhead` found. */
  moved: ReadMotion;
  trial: Trial;
  signal?: AbortSignal | undefined;
  onEffects(effects: readonly RuleEffect[]): void;
}
