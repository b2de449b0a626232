import { arrivesAfterBreaks, arrivesAtEnd, leavesAt } from "./arc-times.ts";
import type { Place } from "./place.ts";
import { fitsAfter, fitsEverywhere } from "./room.ts";
import { type Stretch, stretchInOrder } from "./stretch.ts";
import type { WorkingPlan } from "./working-plan.ts";

const pickupStretch: Stretch = { first: 0, behind: 0 };
const deliveryStretch: Stretch = { first: 0, behind: 0 };

/** Where one is after the pick-up, as the walk to the delivery goes on; and what it adds so far. Reused. */
const walk = { after: 0, breaksBefore: 0, node: 0, to: 0, leavesS: 0, first: 0, breaks: 0, extraM: 0, extraS: 0 };

/** Looks for a cheaper place on a route for a pick-up and, after it, its delivery. */
export function tryPair(plan: WorkingPlan, vehicle: number, order: number, place: Place): void {
  const { problem, next, leavesS, latestS, breaksAfter, firstBreakAfter, onwardM } = plan;
  const { placeOf, untilS, fromS, serviceS } = problem;
  const pickup = problem.pickupOf[order] as number;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const isTight = !fitsEverywhere(plan, vehicle, order);
  stretchInOrder(plan, vehicle, pickup, pickupStretch);
  stretchInOrder(plan, vehicle, problem.deliveryOf[order] as number, deliveryStretch);
  const own = placeOf[pickup] as number;
  const perSecond = 2 * plan.balance * (plan.workS[vehicle] as number);
  const { behind } = pickupStretch;
  for (let from = pickupStretch.first, to = 0; from !== behind; from = to) {
    to = next[from] as number;
    if ((leavesS[from] as number) > (untilS[pickup] as number)) return;
    if ((latestS[to] as number) < (fromS[pickup] as number)) continue;
    if (isTight && !fitsAfter(plan, from, vehicle, order)) continue;
    const there = (placeOf[from] as number) * side + own;
    const onward = own * side + (placeOf[to] as number);
    const straight = there - own + onward - own * side;
    const extraM = (distancesM[there] as number) + (distancesM[onward] as number) - (onwardM[from] as number);
    const drivingS = (durationsS[there] as number) + (durationsS[onward] as number) - (durationsS[straight] as number);
    const extraS = drivingS + (serviceS[pickup] as number);
    if (extraM + perSecond * extraS >= place.cost) continue;
    const breaks = breaksAfter[from] as number;
    const first = firstBreakAfter[from] as number;
    for (let before = 0; before <= breaks; before++) {
      const arrivesS = arrivesAfterBreaks(problem, leavesS[from] as number, durationsS[there] as number, first, before);
      const left = leavesAt(problem, pickup, arrivesS);
      if (left === Number.POSITIVE_INFINITY) break;
      walk.after = from;
      walk.breaksBefore = before;
      walk.node = pickup;
      walk.to = to;
      walk.leavesS = left;
      walk.first = first + before;
      walk.breaks = breaks - before;
      walk.extraM = extraM;
      walk.extraS = extraS;
      walkToDelivery(plan, vehicle, order, place, isTight);
    }
  }
}

/** Walks on from the pick-up as long as those behind it are in time, and tries the delivery everywhere. */
function walkToDelivery(plan: WorkingPlan, vehicle: number, order: number, place: Place, isTight: boolean): void {
  const { problem, next, latestS } = plan;
  const { placeOf } = problem;
  const { durationsS, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const end = problem.stops + problem.vehicles + vehicle;
  const start = problem.stops + vehicle;
  const closesS = problem.untilS[problem.deliveryOf[order] as number] as number;
  let mayDeliver = deliveryStretch.first === start || isBefore(plan, deliveryStretch.first, walk.to);
  while (walk.leavesS <= closesS) {
    const { to } = walk;
    if (mayDeliver) tryDelivery(plan, vehicle, order, place);
    if (to === end || to === deliveryStretch.behind) return;
    const travelS = durationsS[(placeOf[walk.node] as number) * side + (placeOf[to] as number)] as number;
    const arrivesS = arrivesAfterBreaks(problem, walk.leavesS, travelS, walk.first, walk.breaks);
    if (arrivesS > (latestS[to] as number) || (isTight && !fitsAfter(plan, to, vehicle, order))) return;
    mayDeliver ||= to === deliveryStretch.first;
    walk.leavesS = leavesAt(problem, to, arrivesS);
    walk.node = to;
    walk.to = next[to] as number;
    walk.breaks = plan.breaksAfter[to] as number;
    walk.first = plan.firstBreakAfter[to] as number;
  }
}

/** Whether a node stands somewhere before another one of its route. */
function isBefore({ previous, problem }: WorkingPlan, node: number, other: number): boolean {
  for (let at = previous[other] as number; at < problem.stops; at = previous[at] as number)
    if (at === node) return true;
  return false;
}

function tryDelivery(plan: WorkingPlan, vehicle: number, order: number, place: Place): void {
  const { problem, latestS } = plan;
  const { placeOf, serviceS } = problem;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const { to, first, breaks } = walk;
  const delivery = problem.deliveryOf[order] as number;
  const own = placeOf[delivery] as number;
  const there = (placeOf[walk.node] as number) * side + own;
  const onward = own * side + (placeOf[to] as number);
  const straight = there - own + onward - own * side;
  const wayM = (distancesM[there] as number) + (distancesM[onward] as number) - (distancesM[straight] as number);
  const wayS = (durationsS[there] as number) + (durationsS[onward] as number) - (durationsS[straight] as number);
  const extraM = walk.extraM + wayM;
  const perSecond = 2 * plan.balance * (plan.workS[vehicle] as number);
  const cost = extraM + perSecond * (walk.extraS + wayS + (serviceS[delivery] as number));
  const roomM = (problem.mostDistanceM[vehicle] as number) - (plan.distanceM[vehicle] as number);
  if (cost >= place.cost || extraM > roomM) return;
  const arrival = to === problem.stops + problem.vehicles + vehicle ? arrivesAtEnd : arrivesAfterBreaks;
  for (let before = 0; before <= breaks; before++) {
    const arrivesS = arrivesAfterBreaks(problem, walk.leavesS, durationsS[there] as number, first, before);
    const left = leavesAt(problem, delivery, arrivesS);
    const onS = arrival(problem, left, durationsS[onward] as number, first + before, breaks - before);
    if (onS > (latestS[to] as number)) continue;
    place.cost = cost;
    place.after = walk.after;
    place.breaksBefore = walk.breaksBefore;
    place.secondAfter = walk.node;
    place.secondBreaksBefore = before;
    return;
  }
}
