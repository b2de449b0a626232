import type { WorkingPlan } from "./working-plan.ts";

/** Whether so many more stops may still leave their order on their vehicle. */
export function mayResequence(plan: WorkingPlan, more: number): boolean {
  if (plan.mostResequenced === Number.POSITIVE_INFINITY) return true;
  let count = more;
  for (let at = 0; at < plan.usedCount; at++) count += countResequenced(plan, plan.used[at] as number);
  return count <= plan.mostResequenced;
}

/** How many stops of a route were on it before and are not in their order: all but the longest run that still rises. */
function countResequenced({ problem, next }: WorkingPlan, vehicle: number): number {
  const { stops, vehicles, orderOf, rankBefore, vehicleBefore } = problem;
  const end = stops + vehicles + vehicle;
  const tails: number[] = [];
  let count = 0;
  for (let node = next[stops + vehicle] as number; node !== end; node = next[node] as number) {
    const rank = rankBefore[node] as number;
    if (rank < 0 || vehicleBefore[orderOf[node] as number] !== vehicle) continue;
    count += 1;
    const at = tails.findIndex((tail) => tail >= rank);
    tails[at < 0 ? tails.length : at] = rank;
  }
  return count - tails.length;
}
