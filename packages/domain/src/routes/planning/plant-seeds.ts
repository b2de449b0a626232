import { placeOnUnused } from "./find-place.ts";
import type { History } from "./history.ts";
import { insertOrder } from "./insert-order.ts";
import type { Place } from "./place.ts";
import type { WorkingPlan } from "./working-plan.ts";

/**
 * Gives each vehicle one order to begin with, each as far as can be from those before, so that routes that grow around
 * them stay apart. For a plan on which nothing is planned yet.
 */
export function plantSeeds(plan: WorkingPlan, history: History, place: Place): void {
  const { problem, bank, bankCount } = plan;
  const orders = Array.from(bank.subarray(0, bankCount));
  const apartM = new Float64Array(problem.orders).fill(Number.POSITIVE_INFINITY);
  let seed = orders[plan.random.below(orders.length)] ?? -1;
  while (seed >= 0 && plan.usedCount < plan.mostUsed) {
    const isPlaced = placeOnUnused(plan, seed, place);
    if (isPlaced) {
      history.save(plan, place.vehicle);
      insertOrder(plan, seed, place);
    }
    let furthest = -1;
    for (const order of orders) {
      apartM[order] = order === seed ? -1 : Math.min(apartM[order] as number, wayBetween(plan, seed, order));
      if ((apartM[order] as number) > (furthest < 0 ? 0 : (apartM[furthest] as number))) furthest = order;
    }
    seed = furthest;
  }
}

function wayBetween({ problem }: WorkingPlan, from: number, to: number): number {
  const [travel] = problem.travelOf;
  if (!travel) return 0;
  const place = (order: number) => {
    const delivery = problem.deliveryOf[order] as number;
    return problem.placeOf[delivery < 0 ? (problem.pickupOf[order] as number) : delivery] as number;
  };
  return travel.distancesM[place(from) * travel.side + place(to)] as number;
}
