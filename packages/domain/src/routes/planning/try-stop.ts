import { arrivesAfterBreaks, arrivesAtEnd, leavesAt } from "./arc-times.ts";
import type { Place } from "./place.ts";
import { type Stretch, stretchWithRoom } from "./stretch.ts";
import type { WorkingPlan } from "./working-plan.ts";

const stretch: Stretch = { first: 0, behind: 0 };

/** Looks for a cheaper place on a route for an order of one stop; each place is judged in constant time. */
export function tryStop(plan: WorkingPlan, vehicle: number, order: number, node: number, place: Place): void {
  if (!stretchWithRoom(plan, vehicle, order, node, stretch)) return;
  const { problem, next, leavesS, latestS, onwardM } = plan;
  const { placeOf } = problem;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const own = placeOf[node] as number;
  const opensS = problem.fromS[node] as number;
  const closesS = problem.untilS[node] as number;
  const perSecond = 2 * plan.balance * (plan.workS[vehicle] as number);
  const roomM = (problem.mostDistanceM[vehicle] as number) - (plan.distanceM[vehicle] as number);
  const { behind } = stretch;
  for (let from = stretch.first, to = 0; from !== behind; from = to) {
    to = next[from] as number;
    if ((leavesS[from] as number) > closesS) return;
    if ((latestS[to] as number) < opensS) continue;
    const there = (placeOf[from] as number) * side + own;
    const onward = own * side + (placeOf[to] as number);
    const extraM = (distancesM[there] as number) + (distancesM[onward] as number) - (onwardM[from] as number);
    let cost = extraM;
    if (perSecond > 0)
      cost += perSecond * extraWorkS(plan, durationsS, there, onward, there - own + onward - own * side, node);
    if (cost >= place.cost || extraM > roomM) continue;
    const breaksBefore = fitsBetween(
      plan,
      vehicle,
      from,
      node,
      durationsS[there] as number,
      durationsS[onward] as number,
    );
    if (breaksBefore < 0) continue;
    place.cost = cost;
    place.after = from;
    place.breaksBefore = breaksBefore;
  }
}

function extraWorkS(
  { problem }: WorkingPlan,
  durationsS: Float64Array,
  there: number,
  onward: number,
  straight: number,
  node: number,
): number {
  const drivingS = (durationsS[there] as number) + (durationsS[onward] as number) - (durationsS[straight] as number);
  return drivingS + (problem.serviceS[node] as number);
}

/** How many of the breaks on the way are best taken before the stop, of most ways none; -1 when it does not fit in time. */
function fitsBetween(
  plan: WorkingPlan,
  vehicle: number,
  from: number,
  node: number,
  thereS: number,
  onS: number,
): number {
  const { problem, leavesS, latestS } = plan;
  const to = plan.next[from] as number;
  const count = plan.breaksAfter[from] as number;
  if (count === 0) {
    const left = leavesAt(problem, node, (leavesS[from] as number) + thereS);
    return left + onS <= (latestS[to] as number) ? 0 : -1;
  }
  const first = plan.firstBreakAfter[from] as number;
  const arrival = to === problem.stops + problem.vehicles + vehicle ? arrivesAtEnd : arrivesAfterBreaks;
  for (let before = 0; before <= count; before++) {
    const arrivesS = arrivesAfterBreaks(problem, leavesS[from] as number, thereS, first, before);
    const left = leavesAt(problem, node, arrivesS);
    if (arrival(problem, left, onS, first + before, count - before) <= (latestS[to] as number)) return before;
  }
  return -1;
}
