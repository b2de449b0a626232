import type { CompiledProblem } from "./compiled-problem.ts";
import type { Frozen } from "./freeze.ts";
import type { PlanningProblem, StopOfOrder } from "./problem.ts";

type LaidOrders = Pick<
  CompiledProblem,
  "pickupOf" | "deliveryOf" | "loads" | "loadChange" | "isFromStart" | "isOnBoard" | "vehicleBefore" | "rankBefore"
>;
type LaidStops = Pick<CompiledProblem, "stops" | "orderOf" | "nameOf" | "placeOf">;

/** Which stops are an order's, what they load, and where both were before. */
export function layOrders(problem: PlanningProblem, frozen: Frozen, laid: LaidStops): LaidOrders {
  const { orders, dimensions } = problem;
  const count = dimensions.length;
  const orderings: LaidOrders = {
    pickupOf: new Int32Array(orders.length).fill(-1),
    deliveryOf: new Int32Array(orders.length).fill(-1),
    loads: Float64Array.from(orders.flatMap(({ loads }) => loads)),
    loadChange: new Float64Array(laid.placeOf.length * count),
    isFromStart: Uint8Array.from(orders, ({ pickup }) => (pickup ? 0 : 1)),
    isOnBoard: frozen.isOnBoard,
    vehicleBefore: new Int32Array(orders.length).fill(-1),
    rankBefore: new Int32Array(laid.stops).fill(-1),
  };
  for (const [node, { kind }] of laid.nameOf.entries()) {
    const order = laid.orderOf[node] as number;
    (kind === "pickup" ? orderings.pickupOf : orderings.deliveryOf)[order] = node;
    const sign = kind === "pickup" ? 1 : -1;
    for (const [dimension, load] of (orders[order]?.loads ?? []).entries())
      orderings.loadChange[node * count + dimension] = sign * load;
  }
  remember(problem, orderings, laid);
  return orderings;
}

function remember({ current, vehicles }: PlanningProblem, orderings: LaidOrders, { nameOf, orderOf }: LaidStops): void {
  const nodeOf = new Map(nameOf.map((name, node) => [keyOf(name), node]));
  const vehicleAt = new Map(vehicles.map(({ id }, at) => [id, at]));
  for (const { vehicleId, stops } of current) {
    const vehicle = vehicleAt.get(vehicleId);
    if (vehicle === undefined) continue;
    for (const [rank, stop] of stops.entries()) {
      const node = nodeOf.get(keyOf(stop));
      if (node === undefined) continue;
      orderings.rankBefore[node] = rank;
      orderings.vehicleBefore[orderOf[node] as number] = vehicle;
    }
  }
}

function keyOf({ kind, orderId }: StopOfOrder): string {
  return `${kind} ${orderId}`;
}
