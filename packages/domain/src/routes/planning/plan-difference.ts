import { compileProblem } from "./compile-problem.ts";
import { fewestLateBreaks } from "./place-breaks.ts";
import type { PlanningProblem, StopOfOrder } from "./problem.ts";
import type { PlannedRoute, PlannedStop, RoutePlan } from "./route-plan.ts";
import { scheduleRoute } from "./schedule-route.ts";

/** A stop's vehicle and its service, before or after. */
export interface StopTime {
  vehicleId: string;
  startsS: number;
  leavesS: number;
}

export interface StopChange extends StopOfOrder {
  before: StopTime | null;
  after: StopTime | null;
}

/** What a new plan changes of the current one; each list in the order of the routes, frozen stops left out. */
export interface PlanDifference {
  /** On another vehicle. */
  moved: StopChange[];
  /** On the same vehicle, but not in the same order. */
  resequenced: StopChange[];
  added: StopChange[];
  removed: StopChange[];
  /** At a time that differs by at least a minute, and nothing else. */
  retimed: StopChange[];
}

const MINUTE_S = 60;

export function planDifference(problem: PlanningProblem, plan: RoutePlan): PlanDifference {
  const before = timesOf(currentRoutes(problem));
  const after = timesOf(plan.routes);
  const difference: PlanDifference = { moved: [], resequenced: [], added: [], removed: [], retimed: [] };
  const resequenced = resequencedIn(problem, plan);
  for (const [key, { name, time }] of after) {
    const was = before.get(key)?.time ?? null;
    const change = { ...name, before: was, after: time };
    if (!was) difference.added.push(change);
    else if (was.vehicleId !== time.vehicleId) difference.moved.push(change);
    else if (resequenced.has(key)) difference.resequenced.push(change);
    else if (Math.abs(was.startsS - time.startsS) >= MINUTE_S) difference.retimed.push(change);
  }
  for (const [key, { name, time }] of before)
    if (!after.has(key)) difference.removed.push({ ...name, before: time, after: null });
  return difference;
}

function keyOf({ kind, orderId }: StopOfOrder): string {
  return `${kind} ${orderId}`;
}

function timesOf(routes: readonly PlannedRoute[]): Map<string, { name: StopOfOrder; time: StopTime }> {
  const entry = (vehicleId: string, { orderId, kind, startsS, leavesS }: PlannedStop) =>
    [keyOf({ orderId, kind }), { name: { orderId, kind }, time: { vehicleId, startsS, leavesS } }] as const;
  return new Map(routes.flatMap(({ vehicleId, stops }) => stops.map((stop) => entry(vehicleId, stop))));
}

/** The routes as they would go on; those of vehicles that are no longer there have the orders, but no times that hold. */
function currentRoutes(problem: PlanningProblem): PlannedRoute[] {
  const compiled = compileProblem(problem);
  const nodeOf = new Map(compiled.nameOf.map((name, node) => [keyOf(name), node]));
  return problem.current.flatMap(({ vehicleId, stops, frozen }) => {
    const vehicle = problem.vehicles.findIndex(({ id }) => id === vehicleId);
    const nodes = stops.slice(frozen).flatMap((stop) => nodeOf.get(keyOf(stop)) ?? []);
    if (vehicle >= 0) return [scheduleRoute(compiled, fewestLateBreaks(compiled, vehicle, nodes))];
    const never = { arrivesS: Number.NaN, startsS: Number.NaN, leavesS: Number.NaN, loads: [], lateS: 0 };
    const left = stops.slice(frozen).map((stop) => ({ ...stop, ...never }));
    const none = { frozen: [], breaks: [], departsS: 0, endsS: 0, distanceM: 0, workS: 0 };
    return [{ vehicleId, stops: left, ...none }];
  });
}

/** Stops that stayed on their vehicle, without those of the longest run that is still in order. */
function resequencedIn({ current }: PlanningProblem, plan: RoutePlan): Set<string> {
  const changed = new Set<string>();
  for (const { vehicleId, stops } of plan.routes) {
    const before = current.find((route) => route.vehicleId === vehicleId)?.stops.map(keyOf) ?? [];
    const kept = stops.map(keyOf).filter((key) => before.includes(key));
    const run = longestRising(kept.map((key) => before.indexOf(key)));
    for (const [at, key] of kept.entries()) if (!run.has(at)) changed.add(key);
  }
  return changed;
}

/** Where the numbers of a longest rising run stand. */
function longestRising(numbers: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const from: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let longest = -1;
    for (let other = 0; other < at; other++)
      if ((numbers[other] ?? 0) < number && (lengths[other] ?? 0) > (lengths[longest] ?? 0)) longest = other;
    from.push(longest);
    lengths.push((lengths[longest] ?? 0) + 1);
  }
  const run = new Set<number>();
  for (let at = lengths.indexOf(Math.max(...lengths)); at >= 0; at = from[at] ?? -1) run.add(at);
  return run;
}
