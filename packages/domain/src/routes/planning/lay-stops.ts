import type { CompiledProblem } from "./compiled-problem.ts";
import type { Frozen } from "./freeze.ts";
import type { LaidTravel } from "./lay-travel.ts";
import type { PlanningProblem, PlanningStop, StopOfOrder, TimeWindow } from "./problem.ts";

type LaidStops = Pick<
  CompiledProblem,
  | "stops"
  | "placeOf"
  | "fromS"
  | "untilS"
  | "serviceS"
  | "orderOf"
  | "firstWindow"
  | "windowFromS"
  | "windowUntilS"
  | "nameOf"
>;

interface Node {
  place: number;
  windows: TimeWindow[];
  serviceS: number;
  order: number;
}

/** Numbers the stops that are not frozen, then the vehicles' starts and ends. */
export function layStops(
  { orders, vehicles }: PlanningProblem,
  frozen: Frozen,
  { travelOf, endsByS }: { travelOf: readonly LaidTravel[]; endsByS: readonly number[] },
): LaidStops {
  const nameOf: StopOfOrder[] = [];
  const nodes: Node[] = [];
  const lay = (order: number, kind: StopOfOrder["kind"], stop: PlanningStop) => {
    nodes.push({ place: stop.place, windows: stop.windows, serviceS: stop.serviceS, order });
    nameOf.push({ orderId: orders[order]?.id ?? "", kind });
  };
  for (const [order, { pickup, delivery }] of orders.entries()) {
    if (pickup && frozen.isPickedUp[order] === 0) lay(order, "pickup", pickup);
    if (delivery && frozen.isDelivered[order] === 0) lay(order, "delivery", delivery);
  }
  const stops = nodes.length;
  for (const [vehicle, { startPlace, shift }] of vehicles.entries()) {
    const nowhere = (travelOf[vehicle]?.side ?? 1) - 1;
    const start = frozen.goesOn[vehicle] ?? { place: startPlace ?? nowhere, atS: shift.fromS };
    nodes.push({ place: start.place, windows: [{ fromS: start.atS, untilS: start.atS }], serviceS: 0, order: -1 });
  }
  for (const [vehicle, { endPlace, shift }] of vehicles.entries()) {
    const nowhere = (travelOf[vehicle]?.side ?? 1) - 1;
    const windows = [{ fromS: shift.fromS, untilS: endsByS[vehicle] ?? shift.untilS }];
    nodes.push({ place: endPlace ?? nowhere, windows, serviceS: 0, order: -1 });
  }
  return { stops, nameOf, ...columns(nodes) };
}

function columns(nodes: readonly Node[]): Omit<LaidStops, "stops" | "nameOf"> {
  const several = nodes.map(({ windows }) => (windows.length > 1 ? windows : []));
  let counted = 0;
  return {
    placeOf: Int32Array.from(nodes, ({ place }) => place),
    fromS: Float64Array.from(nodes, ({ windows }) => windows[0]?.fromS ?? Number.NEGATIVE_INFINITY),
    untilS: Float64Array.from(nodes, ({ windows }) => windows.at(-1)?.untilS ?? Number.POSITIVE_INFINITY),
    serviceS: Float64Array.from(nodes, ({ serviceS }) => serviceS),
    orderOf: Int32Array.from(nodes, ({ order }) => order),
    firstWindow: Int32Array.from([0, ...several.map((windows) => (counted += windows.length))]),
    windowFromS: Float64Array.from(several.flat(), ({ fromS }) => fromS),
    windowUntilS: Float64Array.from(several.flat(), ({ untilS }) => untilS),
  };
}
