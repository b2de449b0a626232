import { blink } from "./blink.ts";
import type { NearestStops } from "./nearest-stops.ts";
import type { Place } from "./place.ts";
import { tryPair } from "./try-pair.ts";
import { tryStop } from "./try-stop.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** How many of an order's nearest stops tell which routes are near. */
const NEAR = 32;

const choice = { vehicle: -1, cost: Number.POSITIVE_INFINITY };

/**
 * The cheapest place for an order on the routes in use, now and then with a better one overlooked; on a further
 * vehicle when there is none, or when that is cheaper and may be.
 */
export function findPlace(plan: WorkingPlan, order: number, place: Place): boolean {
  const { problem } = plan;
  choice.vehicle = -1;
  choice.cost = Number.POSITIVE_INFINITY;
  plan.tries += 1;
  if (plan.nearest) {
    const pickup = problem.pickupOf[order] as number;
    const delivery = problem.deliveryOf[order] as number;
    if (pickup >= 0) tryNear(plan, plan.nearest, pickup, order, place);
    if (delivery >= 0) tryNear(plan, plan.nearest, delivery, order, place);
  }
  if (choice.vehicle < 0) {
    for (let at = 0; at < plan.usedCount; at++) {
      const vehicle = plan.used[at] as number;
      if (plan.triedRoute[vehicle] !== plan.tries) tryVehicle(plan, vehicle, order, place);
    }
  }
  if ((choice.vehicle < 0 || plan.opensFreely) && plan.usedCount < plan.mostUsed) tryUnused(plan, order, place);
  if (choice.vehicle < 0) return false;
  plan.known.read(order, choice.vehicle, place);
  return true;
}

/** The same on vehicles that are not in use yet. */
export function placeOnUnused(plan: WorkingPlan, order: number, place: Place): boolean {
  choice.vehicle = -1;
  choice.cost = Number.POSITIVE_INFINITY;
  plan.tries += 1;
  tryUnused(plan, order, place);
  if (choice.vehicle >= 0) plan.known.read(order, choice.vehicle, place);
  return choice.vehicle >= 0;
}

function tryVehicle(plan: WorkingPlan, vehicle: number, order: number, place: Place): void {
  const cost = costOn(plan, vehicle, order, place, choice.cost);
  if (cost >= choice.cost || (choice.vehicle >= 0 && blink(plan))) return;
  choice.vehicle = vehicle;
  choice.cost = cost;
}

function tryNear(plan: WorkingPlan, { count, stops }: NearestStops, stop: number, order: number, place: Place): void {
  const { vehicleOf, triedRoute } = plan;
  const most = Math.min(count, NEAR);
  for (let at = 0; at < most; at++) {
    const vehicle = vehicleOf[stops[stop * count + at] as number] as number;
    if (vehicle < 0 || triedRoute[vehicle] === plan.tries) continue;
    triedRoute[vehicle] = plan.tries;
    tryVehicle(plan, vehicle, order, place);
  }
}

/** One of each kind of those that are not in use. */
function tryUnused(plan: WorkingPlan, order: number, place: Place): void {
  const { problem, usedAt, triedKind } = plan;
  for (let vehicle = 0; vehicle < problem.vehicles; vehicle++) {
    const kind = problem.kindOf[vehicle] as number;
    if ((usedAt[vehicle] as number) >= 0 || triedKind[kind] === plan.tries) continue;
    triedKind[kind] = plan.tries;
    const cost = costOn(plan, vehicle, order, place, choice.cost);
    if (cost >= choice.cost) continue;
    choice.vehicle = vehicle;
    choice.cost = cost;
  }
}

/** What the order adds to a route at its best place there, in metres; Infinity where it has none below a cost. */
export function costOn(
  plan: WorkingPlan,
  vehicle: number,
  order: number,
  place: Place,
  below = Number.POSITIVE_INFINITY,
): number {
  const { known, problem, version } = plan;
  if (problem.isAllowed[order * problem.vehicles + vehicle] === 0 || isBoundElsewhere(plan, vehicle, order))
    return Number.POSITIVE_INFINITY;
  // where a place may be also depends on whether stops keep their order
  const current = 2 * (version[vehicle] as number) + (plan.keepsOrder ? 1 : 0);
  if (!known.isKnown(order, vehicle, current, below)) {
    place.cost = below;
    place.after = -1;
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
  if (pickup < 0 || delivery < 0) tryStop(plan, vehicle, order, pickup < 0 ? delivery : pickup, place);
  else tryPair(plan, vehicle, order, place);
}
