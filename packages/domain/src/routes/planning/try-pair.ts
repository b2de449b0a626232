import { arrivesAfterBreaks, arrivesAtEnd, leavesAt } from "./arc-times.ts";
import { boundsOf } from "./keeps-order.ts";
import type { Place } from "./place.ts";
import { fitsAfter, fitsEverywhere } from "./room.ts";
import type { WorkingPlan } from "./working-plan.ts";

const bounds = { from: 0, until: 0 };
const secondBounds = { from: 0, until: 0 };

/** Where the pick-up would be, and what of the route is then known. Reused. */
const begun = { after: 0, at: 0, breaksBefore: 0, leavesS: 0, extraM: 0, extraS: 0 };

/** Looks for a cheaper place on a route for a pick-up and, after it, its delivery. */
export function tryPair(plan: WorkingPlan, vehicle: number, order: number, place: Place): void {
  const { problem, next, leavesS, latestS, breaksAfter, firstBreakAfter, onwardM } = plan;
  const { placeOf, untilS, fromS, serviceS } = problem;
  const pickup = problem.pickupOf[order] as number;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const start = problem.stops + vehicle;
  const end = start + problem.vehicles;
  const isTight = !fitsEverywhere(plan, vehicle, order);
  boundsOf(plan, vehicle, pickup, bounds);
  boundsOf(plan, vehicle, problem.deliveryOf[order] as number, secondBounds);
  const own = placeOf[pickup] as number;
  const perSecond = 2 * plan.balance * (plan.workS[vehicle] as number);
  let at = 0;
  for (let from = start, to = 0; from !== end; from = to, at++) {
    to = next[from] as number;
    if ((leavesS[from] as number) > (untilS[pickup] as number) || at >= bounds.until) return;
    if ((latestS[to] as number) < (fromS[pickup] as number) || at < bounds.from) continue;
    if (isTight && !fitsAfter(plan, from, vehicle, order)) continue;
    const row = (placeOf[from] as number) * side;
    const toPlace = placeOf[to] as number;
    begun.extraM =
      (distancesM[row + own] as number) + (distancesM[own * side + toPlace] as number) - (onwardM[from] as number);
    begun.extraS =
      (durationsS[row + own] as number) +
      (durationsS[own * side + toPlace] as number) -
      (durationsS[row + toPlace] as number) +
      (serviceS[pickup] as number);
    if (begun.extraM + perSecond * begun.extraS >= place.cost) continue;
    for (let before = 0; before <= (breaksAfter[from] as number); before++) {
      const travelS = durationsS[row + own] as number;
      const arrivesS = arrivesAfterBreaks(problem, leavesS[from] as number, travelS, firstBreakAfter[from] as number, before);
      begun.leavesS = leavesAt(problem, pickup, arrivesS);
      if (begun.leavesS === Number.POSITIVE_INFINITY) break;
      begun.after = from;
      begun.at = at;
      begun.breaksBefore = before;
      tryDelivery(plan, vehicle, order, place, isTight);
    }
  }
}

/** Walks on from the pick-up as long as those behind it are in time, and tries the delivery everywhere. */
function tryDelivery(plan: WorkingPlan, vehicle: number, order: number, place: Place, isTight: boolean): void {
  const { problem, next, latestS, breaksAfter } = plan;
  const { placeOf, untilS, serviceS } = problem;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const end = problem.stops + problem.vehicles + vehicle;
  const delivery = problem.deliveryOf[order] as number;
  const own = placeOf[delivery] as number;
  const closesS = untilS[delivery] as number;
  const perSecond = 2 * plan.balance * (plan.workS[vehicle] as number);
  const roomM = (problem.mostDistanceM[vehicle] as number) - (plan.distanceM[vehicle] as number);
  const from = begun.after;
  let node = problem.pickupOf[order] as number;
  let leaves = begun.leavesS;
  let to = next[from] as number;
  let breaks = (breaksAfter[from] as number) - begun.breaksBefore;
  let first = (plan.firstBreakAfter[from] as number) + begun.breaksBefore;
  let { at } = begun;
  while (leaves <= closesS && at < secondBounds.until) {
    const row = (placeOf[node] as number) * side;
    const toPlace = placeOf[to] as number;
    const extraM =
      begun.extraM +
      (distancesM[row + own] as number) +
      (distancesM[own * side + toPlace] as number) -
      (distancesM[row + toPlace] as number);
    let cost = extraM;
    if (perSecond > 0)
      cost +=
        perSecond *
        (begun.extraS +
          (durationsS[row + own] as number) +
          (durationsS[own * side + toPlace] as number) -
          (durationsS[row + toPlace] as number) +
          (serviceS[delivery] as number));
    if (cost < place.cost && extraM <= roomM && at >= secondBounds.from) {
      const arrival = to === end ? arrivesAtEnd : arrivesAfterBreaks;
      const onS = durationsS[own * side + toPlace] as number;
      for (let before = 0; before <= breaks; before++) {
        const arrivesS = arrivesAfterBreaks(problem, leaves, durationsS[row + own] as number, first, before);
        const left = leavesAt(problem, delivery, arrivesS);
        if (arrival(problem, left, onS, first + before, breaks - before) > (latestS[to] as number)) continue;
        place.cost = cost;
        place.after = from;
        place.breaksBefore = begun.breaksBefore;
        place.secondAfter = node;
        place.secondBreaksBefore = before;
        break;
      }
    }
    if (to === end) return;
    const arrivesS = arrivesAfterBreaks(problem, leaves, durationsS[row + toPlace] as number, first, breaks);
    if (arrivesS > (latestS[to] as number) || (isTight && !fitsAfter(plan, to, vehicle, order))) return;
    leaves = leavesAt(problem, to, arrivesS);
    node = to;
    to = next[node] as number;
    breaks = breaksAfter[node] as number;
    first = plan.firstBreakAfter[node] as number;
    at += 1;
  }
}
