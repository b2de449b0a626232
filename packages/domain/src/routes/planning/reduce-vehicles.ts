import { absencesOf, sumOfAbsences } from "./absences.ts";
import { fewestVehicles } from "./fewest-vehicles.ts";
import { refreshRoute } from "./refresh-route.ts";
import { removeOrder } from "./remove-order.ts";
import { keepBest, type Search, step } from "./search.ts";
import type { WorkingPlan } from "./working-plan.ts";

/**
 * Plans with ever fewer vehicles: one route is given up, and its orders sought places for. How often each order was
 * left without one so far tells which are hard: a step is taken if those it leaves are easier (Christiaens and Vanden
 * Berghe 2020, absences).
 */
export function* reduceVehicles(search: Search, untilSpent: number): Generator<void> {
  const { plan, best, effort } = search;
  const absences = absencesOf(plan);
  const fewest = fewestVehicles(plan.problem);
  while (plan.usedCount > fewest && effort.spent() < untilSpent) {
    const vehicle = easiestRoute(plan, absences);
    if (vehicle < 0) break;
    giveUp(plan, vehicle);
    plan.mostUsed = best.usedCount - 1;
    if (!(yield* placeAll(search, absences, untilSpent))) break;
    keepBest(search);
  }
  best.restore(plan);
  plan.mostUsed = plan.bankCount > 0 ? plan.problem.vehicles : plan.usedCount;
}

function* placeAll(search: Search, absences: Float64Array, untilSpent: number): Generator<void, boolean> {
  const { plan, best, history, effort } = search;
  while (plan.bankWeight > best.bankWeight) {
    if (effort.spent() >= untilSpent) return false;
    const before = sumOfAbsences(plan, absences);
    step(search);
    const after = sumOfAbsences(plan, absences);
    const isEasier = after < before;
    for (let at = 0; at < plan.bankCount; at++) {
      const order = plan.bank[at] as number;
      absences[order] = (absences[order] as number) + 1;
    }
    if (!isEasier && plan.bankWeight > best.bankWeight) history.rollBack(plan);
    yield;
  }
  return true;
}

function easiestRoute(plan: WorkingPlan, absences: Float64Array): number {
  const { problem, next, used, usedCount, random } = plan;
  let easiest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < usedCount; at++) {
    const vehicle = used[at] as number;
    if (problem.isStarted[vehicle] === 1) continue;
    let sum = random.next();
    const end = problem.stops + problem.vehicles + vehicle;
    for (let node = next[problem.stops + vehicle] as number; node !== end; node = next[node] as number)
      sum += (absences[problem.orderOf[node] as number] as number) + 1;
    if (sum < least) {
      least = sum;
      easiest = vehicle;
    }
  }
  return easiest;
}

function giveUp(plan: WorkingPlan, vehicle: number): void {
  const { problem, next } = plan;
  const start = problem.stops + vehicle;
  while ((next[start] as number) !== start + problem.vehicles)
    removeOrder(plan, problem.orderOf[next[start] as number] as number);
  refreshRoute(plan, vehicle);
}
