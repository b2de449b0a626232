import { putIntoBank } from "./bank.ts";
import type { CompiledProblem } from "./compiled-problem.ts";
import { refreshRoute } from "./refresh-route.ts";
import { WorkingPlan } from "./working-plan.ts";

/** A plan on which nothing is planned yet: each route goes from its start to its end, and takes its breaks on the way. */
export function emptyPlan(problem: CompiledProblem, options: { seed: number; balance: number }): WorkingPlan {
  const plan = new WorkingPlan(problem, options);
  const { stops, vehicles, orders, firstBreak } = problem;
  for (let vehicle = 0; vehicle < vehicles; vehicle++) {
    const start = stops + vehicle;
    const end = start + vehicles;
    plan.next[start] = end;
    plan.previous[end] = start;
    plan.vehicleOf[start] = vehicle;
    plan.vehicleOf[end] = vehicle;
    plan.breaksAfter[start] = (firstBreak[vehicle + 1] as number) - (firstBreak[vehicle] as number);
    refreshRoute(plan, vehicle);
  }
  for (let order = 0; order < orders; order++) {
    const isDone = problem.pickupOf[order] === -1 && problem.deliveryOf[order] === -1;
    if (!isDone) putIntoBank(plan, order);
  }
  return plan;
}
