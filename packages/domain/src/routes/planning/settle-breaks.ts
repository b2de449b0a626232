import { refreshRoute } from "./refresh-route.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Takes each break of a route where the route then ends soonest. Leaves the route refreshed. */
export function settleBreaks(plan: WorkingPlan, vehicle: number): void {
  const { problem, next, breaksAfter, leavesS } = plan;
  const start = problem.stops + vehicle;
  const end = start + problem.vehicles;
  const count = (problem.firstBreak[vehicle + 1] as number) - (problem.firstBreak[vehicle] as number);
  for (let node = start; node !== end; node = next[node] as number) breaksAfter[node] = 0;
  // all at the end first, then each in turn as early as helps: the first one is settled last
  const last = plan.previous[end] as number;
  breaksAfter[last] = count;
  let best = refreshRoute(plan, vehicle) ? (leavesS[end] as number) : Number.POSITIVE_INFINITY;
  let stands = last;
  for (let each = 0; each < count; each++) {
    let from = each === 0 ? start : stands;
    let chosen = last;
    for (; from !== last; from = next[from] as number) {
      breaksAfter[last] = (breaksAfter[last] as number) - 1;
      breaksAfter[from] = (breaksAfter[from] as number) + 1;
      const endsS = refreshRoute(plan, vehicle) ? (leavesS[end] as number) : Number.POSITIVE_INFINITY;
      if (endsS < best) {
        best = endsS;
        chosen = from;
      }
      breaksAfter[from] = (breaksAfter[from] as number) - 1;
      breaksAfter[last] = (breaksAfter[last] as number) + 1;
    }
    if (chosen === last) break;
    breaksAfter[last] = (breaksAfter[last] as number) - 1;
    breaksAfter[chosen] = (breaksAfter[chosen] as number) + 1;
    stands = chosen;
  }
}
