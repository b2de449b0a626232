import type { WorkingPlan } from "./working-plan.ts";

/** How many stops of a route were on it before and are not in their order: all but the longest run that still rises. */
export function countResequenced({ problem, next }: WorkingPlan, vehicle: number): number {
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
