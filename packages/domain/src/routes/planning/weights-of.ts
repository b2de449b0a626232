import type { PlanningOrder } from "./problem.ts";

const priorities = 5;

/** One weight an order: greater than the sum of all of lower priorities. Goods on board come before all others. */
export function weightsOf(orders: readonly PlanningOrder[], isOnBoard: Uint8Array): Float64Array {
  const levelOf = (order: PlanningOrder, at: number) => (isOnBoard[at] === 1 ? priorities : order.priority);
  const counts = new Array<number>(priorities + 1).fill(0);
  for (const [at, order] of orders.entries()) {
    const level = levelOf(order, at);
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const weights: number[] = [];
  let below = 0;
  for (const [level, count] of counts.entries()) {
    weights[level] = below + 1;
    below += count * (below + 1);
  }
  return Float64Array.from(orders, (order, at) => weights[levelOf(order, at)] ?? 1);
}
