import type { WorkingPlan } from "./working-plan.ts";

/** Puts an order among those on no route. */
export function putIntoBank(plan: WorkingPlan, order: number): void {
  plan.bankAt[order] = plan.bankCount;
  plan.bank[plan.bankCount] = order;
  plan.bankCount += 1;
  plan.bankWeight += plan.problem.weight[order] as number;
}

export function takeFromBank(plan: WorkingPlan, order: number): void {
  const at = plan.bankAt[order] as number;
  const last = plan.bank[plan.bankCount - 1] as number;
  plan.bank[at] = last;
  plan.bankAt[last] = at;
  plan.bankAt[order] = -1;
  plan.bankCount -= 1;
  plan.bankWeight -= plan.problem.weight[order] as number;
}
