import { latestArrival, leavesAt } from "./arc-times.ts";
import { refreshLoads, refreshRoute } from "./refresh-route.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Works out a route anew after a stop was put on it: times only as far as they change. */
export function refreshInserted(plan: WorkingPlan, vehicle: number, node: number): void {
  const { problem, next, previous, leavesS, latestS, onwardM } = plan;
  // with breaks on its way, or as the first stop, more changes than times
  if (problem.firstBreak[vehicle] !== problem.firstBreak[vehicle + 1] || plan.stopsOn[vehicle] === 0) {
    refreshRoute(plan, vehicle);
    return;
  }
  const { placeOf, stops, vehicles } = problem;
  const { durationsS, distancesM, side } = problem.travelOf[vehicle] as (typeof problem.travelOf)[number];
  const start = stops + vehicle;
  const end = start + vehicles;
  for (let from = previous[node] as number, isNew = true; from !== end; ) {
    const to = next[from] as number;
    const arrives =
      (leavesS[from] as number) + (durationsS[(placeOf[from] as number) * side + (placeOf[to] as number)] as number);
    const left = to === end ? arrives : leavesAt(problem, to, arrives);
    if (left === leavesS[to] && !isNew) break;
    isNew = to === node;
    leavesS[to] = left;
    from = to;
  }
  for (let to = next[node] as number, isNew = true; to !== start; ) {
    const from = previous[to] as number;
    const byS =
      (latestS[to] as number) - (durationsS[(placeOf[from] as number) * side + (placeOf[to] as number)] as number);
    const latest = from === start ? byS : latestArrival(problem, from, byS);
    if (latest === latestS[from] && !isNew) break;
    isNew = from === node;
    latestS[from] = latest;
    to = from;
  }
  const from = previous[node] as number;
  const own = placeOf[node] as number;
  const thereM = distancesM[(placeOf[from] as number) * side + own] as number;
  const onM = distancesM[own * side + (placeOf[next[node] as number] as number)] as number;
  const extraM = thereM + onM - (onwardM[from] as number);
  const arc = (placeOf[from] as number) * side + (placeOf[next[node] as number] as number);
  const extraS =
    (durationsS[(placeOf[from] as number) * side + own] as number) +
    (durationsS[own * side + (placeOf[next[node] as number] as number)] as number) -
    (durationsS[arc] as number) +
    (problem.serviceS[node] as number);
  onwardM[from] = thereM;
  onwardM[node] = onM;
  plan.distanceM[vehicle] = (plan.distanceM[vehicle] as number) + extraM;
  plan.workS[vehicle] = (plan.workS[vehicle] as number) + extraS;
  plan.stopsOn[vehicle] = (plan.stopsOn[vehicle] as number) + 1;
  const seconds = plan.workS[vehicle] as number;
  const cost = (plan.distanceM[vehicle] as number) + plan.balance * seconds * seconds;
  plan.totalCost += cost - (plan.cost[vehicle] as number);
  plan.cost[vehicle] = cost;
  refreshLoads(plan, vehicle);
  plan.versions += 1;
  plan.version[vehicle] = plan.versions;
}
