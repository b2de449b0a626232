import { putIntoBank, takeFromBank } from "./bank.ts";
import { refreshRoute } from "./refresh-route.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** A plan to come back to. */
export class Snapshot {
  private readonly next: Int32Array;
  private readonly breaksAfter: Int32Array;
  private readonly vehicleOf: Int32Array;
  bankWeight = Number.POSITIVE_INFINITY;
  usedCount = 0;
  cost = Number.POSITIVE_INFINITY;

  constructor({ next }: WorkingPlan) {
    this.next = new Int32Array(next.length);
    this.breaksAfter = new Int32Array(next.length);
    this.vehicleOf = new Int32Array(next.length);
  }

  keep(plan: WorkingPlan): void {
    this.next.set(plan.next);
    this.breaksAfter.set(plan.breaksAfter);
    this.vehicleOf.set(plan.vehicleOf);
    this.bankWeight = plan.bankWeight;
    this.usedCount = plan.usedCount;
    this.cost = plan.totalCost;
  }

  restore(plan: WorkingPlan): void {
    const { stops, vehicles, orders, pickupOf, deliveryOf, vehicleBefore } = plan.problem;
    plan.next.set(this.next);
    plan.breaksAfter.set(this.breaksAfter);
    plan.vehicleOf.set(this.vehicleOf);
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      const end = stops + vehicles + vehicle;
      for (let node = stops + vehicle; node !== end; ) {
        const to = plan.next[node] as number;
        plan.previous[to] = node;
        node = to;
      }
      refreshRoute(plan, vehicle);
    }
    plan.movedCount = 0;
    for (let order = 0; order < orders; order++) {
      const pickup = pickupOf[order] as number;
      const stop = pickup < 0 ? (deliveryOf[order] as number) : pickup;
      if (stop < 0) continue;
      const vehicle = plan.vehicleOf[stop] as number;
      const isInBank = (plan.bankAt[order] as number) >= 0;
      if (vehicle < 0 && !isInBank) putIntoBank(plan, order);
      if (vehicle >= 0 && isInBank) takeFromBank(plan, order);
      const before = vehicleBefore[order] as number;
      if (vehicle >= 0 && before >= 0 && before !== vehicle) plan.movedCount += 1;
    }
  }
}
