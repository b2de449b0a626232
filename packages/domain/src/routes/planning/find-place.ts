import { blink } from "./blink.ts";
import type { Place } from "./place.ts";
import { tryPair } from "./try-pair.ts";
import { tryStop } from "./try-stop.ts";
import type { WorkingPlan } from "./working-plan.ts";

/**
 * The cheapest place for an order on the routes in use, now and then with a better one overlooked; on a further
 * vehicle when there is none, or when that is cheaper and balance is wanted.
 */
export function findPlace(plan: WorkingPlan, order: number, place: Place): boolean {
  let chosen = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < plan.usedCount; at++) {
    const vehicle = plan.used[at] as number;
    const cost = costOn(plan, vehicle, order, place);
    if (cost >= least || (chosen >= 0 && blink(plan))) continue;
    chosen = vehicle;
    least = cost;
  }
  if ((chosen < 0 || plan.balance > 0) && plan.usedCount < plan.mostUsed) {
    const { problem, usedAt, triedKind } = plan;
    plan.tries += 1;
    for (let vehicle = 0; vehicle < problem.vehicles; vehicle++) {
      const kind = problem.kindOf[vehicle] as number;
      if ((usedAt[vehicle] as number) >= 0 || triedKind[kind] === plan.tries) continue;
      triedKind[kind] = plan.tries;
      const cost = costOn(plan, vehicle, order, place);
      if (cost >= least) continue;
      chosen = vehicle;
      least = cost;
    }
  }
  if (chosen < 0) return false;
  plan.known.read(order, chosen, place);
  return true;
}

/** What the order adds to a route at its best place there, in metres; Infinity where it has none. */
export function costOn(plan: WorkingPlan, vehicle: number, order: number, place: Place): number {
  const { known, problem, version } = plan;
  if (problem.isAllowed[order * problem.vehicles + vehicle] === 0 || isBoundElsewhere(plan, vehicle, order))
    return Number.POSITIVE_INFINITY;
  // where a place may be also depends on whether stops keep their order
  const current = 2 * (version[vehicle] as number) + (plan.keepsOrder ? 1 : 0);
  if (!known.isKnown(order, vehicle, current)) {
    tryRoute(plan, vehicle, order, place);
    known.keep(order, current, vehicle, place);
  }
  return known.costOf(order, vehicle);
}

/** So many orders have changed their vehicle that no other may. */
function isBoundElsewhere(plan: WorkingPlan, vehicle: number, order: number): boolean {
  if (plan.movedCount < plan.mostMoved) return false;
  const before = plan.problem.vehicleBefore[order] as number;
  return before >= 0 && before !== vehicle;
}

/** Looks for the cheapest place on one route. */
function tryRoute(plan: WorkingPlan, vehicle: number, order: number, place: Place): void {
  const { problem } = plan;
  const pickup = problem.pickupOf[order] as number;
  const delivery = problem.deliveryOf[order] as number;
  place.cost = Number.POSITIVE_INFINITY;
  if (pickup < 0 || delivery < 0) tryStop(plan, vehicle, order, pickup < 0 ? delivery : pickup, place);
  else tryPair(plan, vehicle, order, place);
}
