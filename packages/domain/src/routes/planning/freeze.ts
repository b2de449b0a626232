import type { LaidTravel } from "./lay-travel.ts";
import type { PlanningProblem, StopOfOrder } from "./problem.ts";

/** What the frozen stops leave of a problem. */
export interface Frozen {
  /** By vehicle: where and when it goes on; null where it starts as it would. */
  goesOn: ({ place: number; atS: number } | null)[];
  isStarted: Uint8Array;
  drivenM: Float64Array;
  baseLoads: Float64Array;
  /** By order: what of it is frozen. */
  isPickedUp: Uint8Array;
  isDelivered: Uint8Array;
  /** Picked up and not yet delivered, though it is to be. */
  isOnBoard: Uint8Array;
  /** The number of the only vehicle that may take it, or -1; -2 where there is no such vehicle. */
  onlyVehicle: Int32Array;
}

export function freeze(problem: PlanningProblem, travelOf: readonly LaidTravel[]): Frozen {
  const { orders, vehicles, dimensions } = problem;
  const vehicleAt = new Map(vehicles.map(({ id }, at) => [id, at]));
  const orderAt = new Map(orders.map(({ id }, at) => [id, at]));
  const frozen: Frozen = {
    goesOn: vehicles.map(() => null),
    isStarted: new Uint8Array(vehicles.length),
    drivenM: new Float64Array(vehicles.length),
    baseLoads: new Float64Array(vehicles.length * dimensions.length),
    isPickedUp: new Uint8Array(orders.length),
    isDelivered: new Uint8Array(orders.length),
    isOnBoard: new Uint8Array(orders.length),
    onlyVehicle: Int32Array.from(orders, ({ onlyVehicleId }) =>
      onlyVehicleId === null ? -1 : (vehicleAt.get(onlyVehicleId) ?? -2),
    ),
  };
  for (const route of problem.current) {
    const vehicle = vehicleAt.get(route.vehicleId);
    const stops = route.stops.slice(0, route.frozen);
    if (vehicle === undefined || stops.length === 0) continue;
    freezeRoute(problem, frozen, { vehicle, stops, orderAt, leavesAtS: route.leavesAtS, travel: travelOf[vehicle] });
  }
  return frozen;
}

interface FrozenRoute {
  vehicle: number;
  stops: StopOfOrder[];
  orderAt: Map<string, number>;
  leavesAtS: number | null;
  travel: LaidTravel | undefined;
}

function freezeRoute(problem: PlanningProblem, frozen: Frozen, route: FrozenRoute): void {
  const { vehicle, travel } = route;
  const given = problem.vehicles[vehicle];
  if (!given || !travel) return;
  let place = given.startPlace ?? travel.side - 1;
  let atS = given.shift.fromS;
  for (const { orderId, kind } of route.stops) {
    const order = route.orderAt.get(orderId);
    const stop = order === undefined ? null : (problem.orders[order]?.[kind] ?? null);
    if (order === undefined || !stop) throw new RangeError(`there is no ${kind} of the order ${orderId}`);
    (kind === "pickup" ? frozen.isPickedUp : frozen.isDelivered)[order] = 1;
    frozen.onlyVehicle[order] = vehicle;
    frozen.drivenM[vehicle] =
      (frozen.drivenM[vehicle] ?? 0) + (travel.distancesM[place * travel.side + stop.place] as number);
    const arrivesS = atS + (travel.durationsS[place * travel.side + stop.place] as number);
    const window = stop.windows.find(({ untilS }) => untilS >= arrivesS);
    atS = Math.max(arrivesS, window?.fromS ?? arrivesS) + stop.serviceS;
    place = stop.place;
  }
  frozen.goesOn[vehicle] = { place, atS: route.leavesAtS ?? atS };
  frozen.isStarted[vehicle] = 1;
  keepOnBoard(problem, frozen, route);
}

/** What was picked up and not handed over stays on board, planned on or not. */
function keepOnBoard(problem: PlanningProblem, frozen: Frozen, { vehicle, stops, orderAt }: FrozenRoute): void {
  const count = problem.dimensions.length;
  for (const { orderId, kind } of stops) {
    const at = orderAt.get(orderId) ?? -1;
    const order = problem.orders[at];
    if (!order || kind === "delivery" || frozen.isDelivered[at] === 1) continue;
    if (order.delivery) frozen.isOnBoard[at] = 1;
    for (const [dimension, load] of order.loads.entries()) {
      const into = vehicle * count + dimension;
      frozen.baseLoads[into] = (frozen.baseLoads[into] ?? 0) + load;
    }
  }
}
