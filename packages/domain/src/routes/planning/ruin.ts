import { takeFromBank } from "./bank.ts";
import type { History } from "./history.ts";
import type { NearestStops } from "./nearest-stops.ts";
import { refreshRoute } from "./refresh-route.ts";
import { removeOrder } from "./remove-order.ts";
import { settleBreaks } from "./settle-breaks.ts";
import type { WorkingPlan } from "./working-plan.ts";

// Adjacent strings of stops are taken off routes that lie near each other: "Slack Induction by String Removals for
// Vehicle Routing Problems", Christiaens and Vanden Berghe 2020, whose parameters these are.

/** How many stops are removed in the mean, and how many of one route at most. */
const MEAN_REMOVED = 10;
const LONGEST_STRING = 10;
/** How often a string keeps some of its middle, and how often that middle grows by one. */
const SPLITS = 0.5;
const GROWS = 0.99;

export function ruin(plan: WorkingPlan, history: History, nearest: NearestStops): void {
  const { problem, random, vehicleOf, stopsOn } = plan;
  if (problem.stops === 0) return;
  const meanOn = problem.stops / Math.max(1, plan.usedCount);
  const longest = Math.min(LONGEST_STRING, meanOn);
  const mostStrings = (4 * MEAN_REMOVED) / (1 + longest) - 1;
  const strings = Math.floor(random.next() * mostStrings + 1);
  const seed = random.below(problem.stops);
  plan.ruins += 1;
  let ruined = 0;
  for (let at = 0; at < nearest.count && ruined < strings; at++) {
    const stop = nearest.stops[seed * nearest.count + at] as number;
    const vehicle = vehicleOf[stop] as number;
    if (vehicle < 0 || plan.ruinedIn[vehicle] === plan.ruins) continue;
    plan.ruinedIn[vehicle] = plan.ruins;
    const most = Math.min(stopsOn[vehicle] as number, longest);
    ruinRoute(plan, history, stop, Math.floor(random.next() * most + 1));
    ruined += 1;
  }
}

function ruinRoute(plan: WorkingPlan, history: History, around: number, length: number): void {
  const vehicle = plan.vehicleOf[around] as number;
  const bankBefore = plan.bankCount;
  history.save(plan, vehicle);
  removeString(plan, vehicle, around, length);
  if (plan.problem.firstBreak[vehicle] !== plan.problem.firstBreak[vehicle + 1]) settleBreaks(plan, vehicle);
  if (refreshRoute(plan, vehicle)) return;
  // where a way over a stop is shorter than the way without it, or goods stay on board, a route may be worse without
  while (plan.bankCount > bankBefore) {
    const order = plan.bank[plan.bankCount - 1] as number;
    const before = plan.problem.vehicleBefore[order] as number;
    if (before >= 0 && before !== vehicle) plan.movedCount += 1;
    takeFromBank(plan, order);
  }
  history.restoreRoute(plan, vehicle);
}

function removeString(plan: WorkingPlan, vehicle: number, around: number, length: number): void {
  const { random, next, stopsOn, vehicleOf, problem } = plan;
  const count = stopsOn[vehicle] as number;
  let kept = 0;
  if (length > 1 && length < count && random.next() < SPLITS) {
    kept = 1;
    while (length + kept < count && random.next() > GROWS) kept += 1;
  }
  const span = length + kept;
  const start = problem.stops + vehicle;
  let at = 0;
  for (let node = next[start] as number; node !== around; node = next[node] as number) at += 1;
  const lowest = Math.max(0, at - span + 1);
  const highest = Math.min(at, count - span);
  const first = lowest + random.below(highest - lowest + 1);
  const keepsFrom = kept > 0 ? first + 1 + random.below(span - kept - 1) : span;
  let node = next[start] as number;
  for (let skipped = 0; skipped < first; skipped++) node = next[node] as number;
  const { string } = plan;
  let found = 0;
  for (let each = first; each < first + span; each++) {
    if (kept === 0 || each < keepsFrom || each >= keepsFrom + kept) string[found++] = node;
    node = next[node] as number;
  }
  for (let each = 0; each < found; each++) {
    const stop = string[each] as number;
    if (vehicleOf[stop] === vehicle) removeOrder(plan, problem.orderOf[stop] as number);
  }
}
