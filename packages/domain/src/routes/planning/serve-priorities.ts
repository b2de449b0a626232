import { costOn, findPlace } from "./find-place.ts";
import { History } from "./history.ts";
import { insertOrder } from "./insert-order.ts";
import type { Place } from "./place.ts";
import { refreshRoute } from "./refresh-route.ts";
import { removeOrder } from "./remove-order.ts";
import { mayResequence } from "./resequenced.ts";
import { settleBreaks } from "./settle-breaks.ts";
import type { WorkingPlan } from "./working-plan.ts";

/**
 * No order is left that has a place, and none for the sake of those of lower priority: where it fits once they are off
 * the route, they give way. Each time what is left weighs less, and so this ends.
 */
export function servePriorities(plan: WorkingPlan, place: Place): void {
  plan.mostUsed = plan.problem.vehicles;
  plan.nearest = null;
  plan.blinkIn = Number.MAX_SAFE_INTEGER;
  plan.keepsOrder = plan.mostResequenced < Number.POSITIVE_INFINITY;
  const history = new History(plan);
  for (const vehicle of plan.bankCount > 0 ? plan.used.slice(0, plan.usedCount) : [])
    settleAnew(plan, history, vehicle);
  while (placeLeft(plan, history, place) || leftOnes(plan).some((order) => makeRoom(plan, history, place, order)));
}

/** What was planned piece by piece takes its breaks where each piece left them: elsewhere there may be room for more. */
function settleAnew(plan: WorkingPlan, history: History, vehicle: number): void {
  const { firstBreak } = plan.problem;
  if (firstBreak[vehicle] === firstBreak[vehicle + 1]) return;
  history.begin(plan);
  history.save(plan, vehicle);
  settleBreaks(plan, vehicle);
  if (!refreshRoute(plan, vehicle)) history.rollBack(plan);
}

function leftOnes({ bank, bankCount, problem }: WorkingPlan): number[] {
  const left = Array.from(bank.subarray(0, bankCount));
  return left.sort((a, b) => (problem.weight[b] as number) - (problem.weight[a] as number) || a - b);
}

/** Whether any found a place. */
function placeLeft(plan: WorkingPlan, history: History, place: Place): boolean {
  const before = plan.bankCount;
  for (const order of leftOnes(plan)) {
    if (!findPlace(plan, order, place)) continue;
    const { vehicle } = place;
    history.begin(plan);
    history.save(plan, vehicle);
    insertOrder(plan, order, place);
    if (mayResequence(plan, 0)) settleAnew(plan, history, vehicle);
    else history.rollBack(plan);
  }
  return plan.bankCount < before;
}

function makeRoom(plan: WorkingPlan, history: History, place: Place, order: number): boolean {
  for (let vehicle = 0; vehicle < plan.problem.vehicles; vehicle++) {
    const lower = lowerOn(plan, vehicle, order);
    if (lower.length === 0) continue;
    history.begin(plan);
    history.save(plan, vehicle);
    for (const other of lower) removeOrder(plan, other);
    settleBreaks(plan, vehicle);
    const fits = refreshRoute(plan, vehicle) && costOn(plan, vehicle, order, place) < Number.POSITIVE_INFINITY;
    if (!fits) {
      history.rollBack(plan);
      continue;
    }
    plan.known.read(order, vehicle, place);
    insertOrder(plan, order, place);
    if (mayResequence(plan, 0)) {
      settleAnew(plan, history, vehicle);
      return true;
    }
    history.rollBack(plan);
  }
  return false;
}

/** Orders on a route that weigh less. */
function lowerOn({ problem, next }: WorkingPlan, vehicle: number, order: number): number[] {
  const end = problem.stops + problem.vehicles + vehicle;
  const lower = new Set<number>();
  for (let node = next[problem.stops + vehicle] as number; node !== end; node = next[node] as number) {
    const other = problem.orderOf[node] as number;
    if ((problem.weight[other] as number) < (problem.weight[order] as number)) lower.add(other);
  }
  return [...lower];
}
