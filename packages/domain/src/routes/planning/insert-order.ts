import { takeFromBank } from "./bank.ts";
import type { Place } from "./place.ts";
import { refreshInserted } from "./refresh-inserted.ts";
import { refreshRoute } from "./refresh-route.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Takes an order out of the bank and puts it where its place was found. */
export function insertOrder(plan: WorkingPlan, order: number, place: Place): void {
  const { pickupOf, deliveryOf, vehicleBefore } = plan.problem;
  const pickup = pickupOf[order] as number;
  const delivery = deliveryOf[order] as number;
  const { vehicle } = place;
  linkAfter(plan, place.after, pickup < 0 ? delivery : pickup, place.breaksBefore);
  if (pickup < 0 || delivery < 0) refreshInserted(plan, vehicle, pickup < 0 ? delivery : pickup);
  else {
    linkAfter(plan, place.secondAfter, delivery, place.secondBreaksBefore);
    refreshRoute(plan, vehicle);
  }
  takeFromBank(plan, order);
  const before = vehicleBefore[order] as number;
  if (before >= 0 && before !== vehicle) plan.movedCount += 1;
}

/** Puts a node behind another one; so many of the breaks between that one and its next stay before it. */
export function linkAfter(plan: WorkingPlan, after: number, node: number, breaksBefore: number): void {
  const { next, previous, breaksAfter } = plan;
  const to = next[after] as number;
  next[after] = node;
  previous[node] = after;
  next[node] = to;
  previous[to] = node;
  breaksAfter[node] = (breaksAfter[after] as number) - breaksBefore;
  breaksAfter[after] = breaksBefore;
  plan.vehicleOf[node] = plan.vehicleOf[after] as number;
}
