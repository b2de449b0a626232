import { findPlace } from "./find-place.ts";
import type { History } from "./history.ts";
import { insertOrder } from "./insert-order.ts";
import { drawKey } from "./order-keys.ts";
import type { Place } from "./place.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** So many of those that were left before are tried again each time; all of them would slow a plan that cannot hold them. */
const MOST_RETRIED = 30;

/** Puts orders of the bank back, one after the other, each where it costs least; in an order that is drawn. */
export function recreate(
  plan: WorkingPlan,
  history: History,
  place: Place,
  keys: readonly Float64Array[],
  bankBefore = 0,
): void {
  const { waiting } = plan;
  const count = gather(plan, bankBefore);
  const key = drawKey(plan.random.next());
  if (key >= 0) sortBy(waiting, count, keys[key] as Float64Array);
  for (let at = 0; at < count; at++) {
    const order = waiting[at] as number;
    if (!findPlace(plan, order, place)) continue;
    history.save(plan, place.vehicle);
    insertOrder(plan, order, place);
  }
}

/** In random order: what this step took off, and some of what was left before it. */
function gather({ bank, bankCount, waiting, random }: WorkingPlan, bankBefore: number): number {
  const isAll = bankBefore <= MOST_RETRIED;
  let count = 0;
  for (let at = isAll ? 0 : bankBefore; at < bankCount; at++) waiting[count++] = bank[at] as number;
  if (!isAll) {
    const from = random.below(bankBefore);
    for (let at = 0; at < MOST_RETRIED; at++) waiting[count++] = bank[(from + at) % bankBefore] as number;
  }
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    const order = waiting[at] as number;
    waiting[at] = waiting[other] as number;
    waiting[other] = order;
  }
  return count;
}

function sortBy(orders: Int32Array, count: number, key: Float64Array): void {
  for (let at = 1; at < count; at++) {
    const order = orders[at] as number;
    const own = key[order] as number;
    let into = at;
    while (into > 0 && (key[orders[into - 1] as number] as number) > own) {
      orders[into] = orders[into - 1] as number;
      into -= 1;
    }
    orders[into] = order;
  }
}
