import { arrivesAfterBreaks, arrivesAtEnd, leavesAt } from "./arc-times.ts";
import { boundsOf } from "./keeps-order.ts";
import type { Place } from "./place.ts";
import { fitsAfter, fitsEverywhere, fitsToEndAfter } from "./room.ts";
import type { WorkingPlan } from "./working-plan.ts";

const bounds = { from: 0, until: 0 };

/** Looks for a cheaper place on a route for an order of one stop; each place is judged in constant time. */
export function tryStop(plan: WorkingPlan, vehicle: number, order: number, node: number, place: Place): void {
  const { problem, next, leavesS, latestS, breaksAfter, onwardM } = plan;
  const { placeOf } = problem;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const start = problem.stops + vehicle;
  const end = start + problem.vehicles;
  const isTight = !fitsEverywhere(plan, vehicle, order);
  const isFromStart = problem.isFromStart[order] === 1;
  const first = isTight && !isFromStart ? fitsToEndAfter(plan, vehicle, order) : start;
  if (first < 0) return;
  boundsOf(plan, vehicle, node, bounds);
  const own = placeOf[node] as number;
  const ownRow = own * side;
  const opensS = problem.fromS[node] as number;
  const closesS = problem.untilS[node] as number;
  const serviceS = problem.serviceS[node] as number;
  const hasOneWindow = problem.firstWindow[node] === problem.firstWindow[node + 1];
  const perSecond = 2 * plan.balance * (plan.workS[vehicle] as number);
  const roomM = (problem.mostDistanceM[vehicle] as number) - (plan.distanceM[vehicle] as number);
  let isBehindFirst = false;
  let at = 0;
  for (let from = start, to = 0; from !== end; from = to, at++) {
    to = next[from] as number;
    const leaves = leavesS[from] as number;
    if (leaves > closesS) return;
    const latest = latestS[to] as number;
    if (isTight) {
      isBehindFirst ||= from === first;
      if (isFromStart && !fitsAfter(plan, from, vehicle, order)) return;
      if (!isBehindFirst) continue;
    }
    if (latest < opensS || at < bounds.from || at >= bounds.until) continue;
    const row = (placeOf[from] as number) * side;
    const toPlace = placeOf[to] as number;
    const extraM =
      (distancesM[row + own] as number) + (distancesM[ownRow + toPlace] as number) - (onwardM[from] as number);
    let cost = extraM;
    if (perSecond > 0)
      cost +=
        perSecond *
        ((durationsS[row + own] as number) +
          (durationsS[ownRow + toPlace] as number) -
          (durationsS[row + toPlace] as number) +
          serviceS);
    if (cost >= place.cost || extraM > roomM) continue;
    let breaksBefore = 0;
    if (breaksAfter[from] === 0) {
      const arrives = leaves + (durationsS[row + own] as number);
      if (arrives > closesS) continue;
      const left = hasOneWindow ? (arrives > opensS ? arrives : opensS) + serviceS : leavesAt(problem, node, arrives);
      if (left + (durationsS[ownRow + toPlace] as number) > latest) continue;
    } else {
      breaksBefore = splitBreaks(plan, vehicle, from, node);
      if (breaksBefore < 0) continue;
    }
    place.cost = cost;
    place.after = from;
    place.breaksBefore = breaksBefore;
  }
}

/** How many of the breaks between a node and the next are best taken before a stop in between; -1 when it is too late with any. */
function splitBreaks(plan: WorkingPlan, vehicle: number, from: number, node: number): number {
  const { problem } = plan;
  const { placeOf, stops, vehicles } = problem;
  const { durationsS, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const to = plan.next[from] as number;
  const first = plan.firstBreakAfter[from] as number;
  const count = plan.breaksAfter[from] as number;
  const thereS = durationsS[(placeOf[from] as number) * side + (placeOf[node] as number)] as number;
  const onS = durationsS[(placeOf[node] as number) * side + (placeOf[to] as number)] as number;
  const arrival = to === stops + vehicles + vehicle ? arrivesAtEnd : arrivesAfterBreaks;
  for (let before = 0; before <= count; before++) {
    const arrivesS = arrivesAfterBreaks(problem, plan.leavesS[from] as number, thereS, first, before);
    const left = leavesAt(problem, node, arrivesS);
    if (arrival(problem, left, onS, first + before, count - before) <= (plan.latestS[to] as number)) return before;
  }
  return -1;
}
