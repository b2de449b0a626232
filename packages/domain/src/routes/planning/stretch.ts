import { fitsAfter, fitsEverywhere } from "./room.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** A part of a route: a stop may come after `first` and each node behind it, but not after `behind`. */
export interface Stretch {
  first: number;
  behind: number;
}

/** Where on a route a stop may come so that those that were on it before stay in their order, if they are to. */
export function stretchInOrder(plan: WorkingPlan, vehicle: number, node: number, stretch: Stretch): void {
  const { problem, next } = plan;
  const { stops, vehicles, orderOf, rankBefore, vehicleBefore } = problem;
  const end = stops + vehicles + vehicle;
  stretch.first = stops + vehicle;
  stretch.behind = end;
  const rank = rankBefore[node] as number;
  if (!plan.keepsOrder || rank < 0 || vehicleBefore[orderOf[node] as number] !== vehicle) return;
  for (let other = next[stretch.first] as number; other !== end; other = next[other] as number) {
    const isFromHere = vehicleBefore[orderOf[other] as number] === vehicle;
    const otherRank = isFromHere ? (rankBefore[other] as number) : -1;
    if (otherRank > rank) {
      stretch.behind = other;
      return;
    }
    if (otherRank >= 0) stretch.first = other;
  }
}

/** The same for an order of one stop, where it also has room. Tells whether anything is left of it. */
export function stretchWithRoom(
  plan: WorkingPlan,
  vehicle: number,
  order: number,
  node: number,
  stretch: Stretch,
): boolean {
  stretchInOrder(plan, vehicle, node, stretch);
  if (fitsEverywhere(plan, vehicle, order)) return true;
  const { first, behind } = stretch;
  const start = plan.problem.stops + vehicle;
  const end = start + plan.problem.vehicles;
  if (plan.problem.isFromStart[order] === 1) {
    // on board from the start to there
    let from = start;
    let isBehindFirst = false;
    while (from !== behind && from !== end && fitsAfter(plan, from, vehicle, order)) {
      isBehindFirst ||= from === first;
      from = plan.next[from] as number;
    }
    stretch.behind = from;
    return isBehindFirst;
  }
  // on board from there to the end
  let isBeforeBehind = false;
  let into = -1;
  for (
    let from = plan.previous[end] as number;
    fitsAfter(plan, from, vehicle, order);
    from = plan.previous[from] as number
  ) {
    isBeforeBehind ||= plan.next[from] === behind;
    if (isBeforeBehind) into = from;
    if (from === first || from === start) break;
  }
  stretch.first = into;
  return into >= 0;
}
