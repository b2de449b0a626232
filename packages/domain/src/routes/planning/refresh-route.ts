import {
  arrivesAfterBreaks,
  arrivesAtEnd,
  latestArrival,
  leavesAt,
  leavesBeforeBreaks,
  leavesForEnd,
} from "./arc-times.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Sums of seconds and loads are equal within this. */
const ROUNDING = 1e-6;

/** Works out times, loads and cost of a route anew; tells whether it keeps all limits. */
export function refreshRoute(plan: WorkingPlan, vehicle: number): boolean {
  plan.versions += 1;
  plan.version[vehicle] = plan.versions;
  const isInTime = refreshTimes(plan, vehicle);
  const hasRoom = refreshLoads(plan, vehicle);
  refreshCost(plan, vehicle);
  keepUsed(plan, vehicle);
  const mostM = plan.problem.mostDistanceM[vehicle] as number;
  return isInTime && hasRoom && (plan.distanceM[vehicle] as number) <= mostM + ROUNDING;
}

function refreshTimes(plan: WorkingPlan, vehicle: number): boolean {
  const { problem, next, previous, leavesS, latestS, breaksAfter, firstBreakAfter } = plan;
  const { stops, vehicles, placeOf, fromS, untilS } = problem;
  const { durationsS, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const start = stops + vehicle;
  const end = start + vehicles;
  leavesS[start] = fromS[start] as number;
  let taken = problem.firstBreak[vehicle] as number;
  for (let node = start; node !== end; ) {
    const to = next[node] as number;
    const travelS = durationsS[(placeOf[node] as number) * side + (placeOf[to] as number)] as number;
    const breaks = breaksAfter[node] as number;
    firstBreakAfter[node] = taken;
    const left = leavesS[node] as number;
    let arrives = left + travelS;
    if (breaks > 0)
      arrives =
        to === end
          ? arrivesAtEnd(problem, left, travelS, taken, breaks)
          : arrivesAfterBreaks(problem, left, travelS, taken, breaks);
    leavesS[to] = to === end ? arrives : leavesAt(problem, to, arrives);
    taken += breaks;
    node = to;
  }
  latestS[end] = untilS[end] as number;
  for (let node = end; node !== start; ) {
    const from = previous[node] as number;
    const travelS = durationsS[(placeOf[from] as number) * side + (placeOf[node] as number)] as number;
    const breaks = breaksAfter[from] as number;
    let byS = (latestS[node] as number) - travelS;
    if (breaks > 0) {
      const first = firstBreakAfter[from] as number;
      byS =
        node === end
          ? leavesForEnd(problem, latestS[node] as number, travelS, first, breaks)
          : leavesBeforeBreaks(problem, latestS[node] as number, travelS, first, breaks);
    }
    latestS[from] = from === start ? byS : latestArrival(problem, from, byS);
    node = from;
  }
  return (leavesS[start] as number) <= (latestS[start] as number) + ROUNDING;
}

export function refreshLoads(plan: WorkingPlan, vehicle: number): boolean {
  const { problem, next, loadAfter, peakLoad } = plan;
  const { stops, vehicles, dimensions, orderOf, loads, loadChange, isFromStart } = problem;
  const start = stops + vehicle;
  const end = start + vehicles;
  let fits = true;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    let load = problem.baseLoads[vehicle * dimensions + dimension] as number;
    for (let node = next[start] as number; node !== end; node = next[node] as number) {
      const order = orderOf[node] as number;
      if (isFromStart[order] === 1) load += loads[order * dimensions + dimension] as number;
    }
    loadAfter[start * dimensions + dimension] = load;
    let peak = load;
    for (let node = next[start] as number; node !== end; node = next[node] as number) {
      load += loadChange[node * dimensions + dimension] as number;
      loadAfter[node * dimensions + dimension] = load;
      if (load > peak) peak = load;
    }
    peakLoad[vehicle * dimensions + dimension] = peak;
    if (peak > (problem.capacities[vehicle * dimensions + dimension] as number) + ROUNDING) fits = false;
  }
  return fits;
}

function refreshCost(plan: WorkingPlan, vehicle: number): void {
  const { problem, next, onwardM } = plan;
  const { stops, vehicles, placeOf, serviceS } = problem;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const start = stops + vehicle;
  const end = start + vehicles;
  let metres = problem.drivenM[vehicle] as number;
  let seconds = 0;
  let count = 0;
  for (let node = start; node !== end; node = next[node] as number) {
    const arc = (placeOf[node] as number) * side + (placeOf[next[node] as number] as number);
    onwardM[node] = distancesM[arc] as number;
    metres += distancesM[arc] as number;
    seconds += (durationsS[arc] as number) + (serviceS[node] as number);
    count += 1;
  }
  count -= 1;
  if (count === 0 && problem.isStarted[vehicle] === 0) {
    // an unused vehicle does not go anywhere: its first stop adds the whole way
    onwardM[start] = 0;
    metres = 0;
    seconds = 0;
  }
  plan.distanceM[vehicle] = metres;
  plan.workS[vehicle] = seconds;
  plan.stopsOn[vehicle] = count;
  const cost = metres + plan.balance * seconds * seconds;
  plan.totalCost += cost - (plan.cost[vehicle] as number);
  plan.cost[vehicle] = cost;
}

function keepUsed(plan: WorkingPlan, vehicle: number): void {
  const { used, usedAt } = plan;
  const isUsed = (plan.stopsOn[vehicle] as number) > 0 || plan.problem.isStarted[vehicle] === 1;
  const at = usedAt[vehicle] as number;
  if (isUsed && at < 0) {
    usedAt[vehicle] = plan.usedCount;
    used[plan.usedCount] = vehicle;
    plan.usedCount += 1;
  } else if (!isUsed && at >= 0) {
    plan.usedCount -= 1;
    const last = used[plan.usedCount] as number;
    used[at] = last;
    usedAt[last] = at;
    usedAt[vehicle] = -1;
  }
}
