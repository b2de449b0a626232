import { z } from "zod";
import type { ArrivalEstimate } from "./estimate-arrivals.ts";
import { Held, hold, type Levels } from "./hysteresis.ts";
import type { Window } from "./route-ahead.ts";

/** What may be said of a stop that is not done. */
export const stopConditions = ["late", "early", "missed_window"] as const;
/** What may be said of a vehicle on its route. */
export const routeConditions = ["off_route", "long_stop"] as const;
export type StopCondition = (typeof stopConditions)[number];
export type RouteCondition = (typeof routeConditions)[number];

/** What is kept between two looks; a condition that was never looked at is missing. */
export const StopConditions = z.partialRecord(z.enum(stopConditions), Held);
export type StopConditions = z.infer<typeof StopConditions>;
export const RouteConditions = z.partialRecord(z.enum(routeConditions), Held);
export type RouteConditions = z.infer<typeof RouteConditions>;

export interface ConditionChange<Condition> {
  condition: Condition;
  isOn: boolean;
}

/** Late: so likely to come after the window. Early: the P90 so many seconds before the window opens. */
const levels = {
  late: { raiseAt: 0.6, clearBelow: 0.3, raiseAfterS: 120, clearAfterS: 300 },
  early: { raiseAt: 900, clearBelow: 300, raiseAfterS: 120, clearAfterS: 120 },
  // a fact, not a forecast: it holds at once, and ends only when the window is moved
  missed_window: { raiseAt: 0, clearBelow: 0, raiseAfterS: 0, clearAfterS: 0 },
  off_route: { raiseAt: 500, clearBelow: 200, raiseAfterS: 120, clearAfterS: 60 },
  long_stop: { raiseAt: 900, clearBelow: 1, raiseAfterS: 0, clearAfterS: 60 },
} satisfies Record<StopCondition | RouteCondition, Levels>;

export interface StopEvidence {
  now: number;
  windows: readonly Window[];
  /** Null while none can be made: then only what is certain is said. */
  estimate: ArrivalEstimate | null;
  arrivedAt: number | null;
}

/** The conditions of one stop after a look, and those that changed. A stop that was reached is neither late nor early any more. */
export function lookAtStop(
  before: StopConditions,
  evidence: StopEvidence,
): { conditions: StopConditions; changes: ConditionChange<StopCondition>[] } {
  return look(before, stopConditions, (condition) => stopLevel(condition, evidence), evidence.now);
}

function stopLevel(condition: StopCondition, { now, windows, estimate, arrivedAt }: StopEvidence): number | null {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return Number.NEGATIVE_INFINITY;
  if (condition === "missed_window") return ((arrivedAt ?? now) - last.until - 1) / 1000;
  if (arrivedAt !== null) return Number.NEGATIVE_INFINITY;
  if (!estimate) return null;
  return condition === "late" ? estimate.lateShare : (first.from - estimate.p90) / 1000;
}

export interface RouteEvidence {
  now: number;
  /** From the line of the route; null without a line, or a fix. */
  offLineM: number | null;
  accuracyM: number;
  motion: { state: "moving" | "idling" | "parked"; since: number };
  /** At a stop of the route, at a hub, on a break: it may stand. At a stop it may until `mayStandUntil`. */
  mayStandUntil: number | null;
}

/** The conditions of a vehicle on its route after a look, and those that changed. */
export function lookAtRoute(
  before: RouteConditions,
  evidence: RouteEvidence,
): { conditions: RouteConditions; changes: ConditionChange<RouteCondition>[] } {
  return look(before, routeConditions, (condition) => routeLevel(condition, evidence), evidence.now);
}

function routeLevel(condition: RouteCondition, evidence: RouteEvidence): number | null {
  const { now, offLineM, accuracyM, motion, mayStandUntil } = evidence;
  // a fix that may lie on the line is on it
  if (condition === "off_route") return offLineM === null ? null : Math.max(0, offLineM - accuracyM);
  if (motion.state === "moving") return 0;
  return Math.max(0, (now - Math.max(motion.since, mayStandUntil ?? 0)) / 1000);
}

function look<Condition extends string>(
  before: Partial<Record<Condition, Held>>,
  all: readonly (Condition & keyof typeof levels)[],
  levelOf: (condition: Condition) => number | null,
  now: number,
) {
  const conditions: Partial<Record<Condition, Held>> = {};
  const changes: ConditionChange<Condition>[] = [];
  for (const condition of all) {
    const held = hold(before[condition], levelOf(condition), levels[condition], now);
    conditions[condition] = held;
    if (held.isOn !== (before[condition]?.isOn ?? false)) changes.push({ condition, isOn: held.isOn });
  }
  return { conditions, changes };
}
