import type { Place } from "./place.ts";
import { tryPair } from "./try-pair.ts";
import { tryStop } from "./try-stop.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** The cheapest place for an order on the routes in use; on another vehicle when there is none, or when that is cheaper and may be. */
export function findPlace(plan: WorkingPlan, order: number, place: Place): boolean {
  place.begin();
  for (let at = 0; at < plan.usedCount; at++) tryRoute(plan, plan.used[at] as number, order, place);
  if ((place.vehicle < 0 || plan.balance > 0) && plan.usedCount < plan.mostUsed) tryUnused(plan, order, place);
  return place.vehicle >= 0;
}

/** Looks for a cheaper place on one route, if its vehicle may take the order. */
export function tryRoute(plan: WorkingPlan, vehicle: number, order: number, place: Place): void {
  const { problem } = plan;
  if (problem.isAllowed[order * problem.vehicles + vehicle] === 0 || isBoundElsewhere(plan, vehicle, order)) return;
  const pickup = problem.pickupOf[order] as number;
  const delivery = problem.deliveryOf[order] as number;
  if (pickup < 0 || delivery < 0) tryStop(plan, vehicle, order, pickup < 0 ? delivery : pickup, place);
  else tryPair(plan, vehicle, order, place);
}

/** So many orders have changed their vehicle that no other may. */
function isBoundElsewhere(plan: WorkingPlan, vehicle: number, order: number): boolean {
  const before = plan.problem.vehicleBefore[order] as number;
  return before >= 0 && before !== vehicle && plan.movedCount >= plan.mostMoved;
}

function tryUnused(plan: WorkingPlan, order: number, place: Place): void {
  const { problem, usedAt, triedKind } = plan;
  plan.tries += 1;
  for (let vehicle = 0; vehicle < problem.vehicles; vehicle++) {
    const kind = problem.kindOf[vehicle] as number;
    if ((usedAt[vehicle] as number) >= 0 || triedKind[kind] === plan.tries) continue;
    triedKind[kind] = plan.tries;
    tryRoute(plan, vehicle, order, place);
  }
}
