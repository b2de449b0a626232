import type { WorkingPlan } from "./working-plan.ts";

/** How often each order was left without a place: what is left often is hard to place. */
export function absencesOf({ problem }: WorkingPlan): Float64Array {
  return new Float64Array(problem.orders);
}

export function sumOfAbsences({ bank, bankCount }: WorkingPlan, absences: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < bankCount; at++) sum += absences[bank[at] as number] as number;
  return sum;
}
