import type { WorkingPlan } from "./working-plan.ts";

/** Whether the order's load fits anywhere on the route, as it is at its fullest. */
export function fitsEverywhere({ problem, peakLoad }: WorkingPlan, vehicle: number, order: number): boolean {
  const { dimensions, loads, capacities, isOnBoard } = problem;
  if (isOnBoard[order] === 1) return true;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const at = vehicle * dimensions + dimension;
    const load = (peakLoad[at] as number) + (loads[order * dimensions + dimension] as number);
    if (load > (capacities[at] as number)) return false;
  }
  return true;
}

/** Whether the order's load fits on the way from a node to the next. */
export function fitsAfter({ problem, loadAfter }: WorkingPlan, node: number, vehicle: number, order: number): boolean {
  const { dimensions, loads, capacities } = problem;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const load =
      (loadAfter[node * dimensions + dimension] as number) + (loads[order * dimensions + dimension] as number);
    if (load > (capacities[vehicle * dimensions + dimension] as number)) return false;
  }
  return true;
}
