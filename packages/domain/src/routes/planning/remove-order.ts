import { putIntoBank } from "./bank.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Takes an order off its route, into the bank. The route is to be refreshed. */
export function removeOrder(plan: WorkingPlan, order: number): void {
  const { pickupOf, deliveryOf, vehicleBefore } = plan.problem;
  const pickup = pickupOf[order] as number;
  const delivery = deliveryOf[order] as number;
  const vehicle = plan.vehicleOf[pickup < 0 ? delivery : pickup] as number;
  if (pickup >= 0) unlink(plan, pickup);
  if (delivery >= 0) unlink(plan, delivery);
  const before = vehicleBefore[order] as number;
  if (before >= 0 && before !== vehicle) plan.movedCount -= 1;
  putIntoBank(plan, order);
}

function unlink(plan: WorkingPlan, node: number): void {
  const { next, previous, breaksAfter } = plan;
  const from = previous[node] as number;
  const to = next[node] as number;
  next[from] = to;
  previous[to] = from;
  breaksAfter[from] = (breaksAfter[from] as number) + (breaksAfter[node] as number);
  plan.vehicleOf[node] = -1;
}
