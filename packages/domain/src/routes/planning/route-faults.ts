import type { PlanningOrder, PlanningVehicle, StopOfOrder } from "./problem.ts";
import type { PlannedRoute, PlannedStop } from "./route-plan.ts";

/** A limit that a route breaks, and by how much. */
export type RouteFault =
  | { kind: "late"; orderId: string; stop: StopOfOrder["kind"]; byS: number }
  /** The most that is on board too much; `dimension` is its number. */
  | { kind: "overload"; dimension: number; by: number }
  | { kind: "skill"; orderId: string; skills: string[] }
  /** The order may go on another vehicle only. */
  | { kind: "reserved"; orderId: string }
  /** Delivered before it is picked up. */
  | { kind: "sequence"; orderId: string }
  /** After the shift, or with more work than is allowed after the last break. */
  | { kind: "shift"; byS: number }
  | { kind: "break"; byS: number }
  | { kind: "distance"; byM: number };

export interface RouteLimits {
  vehicle: PlanningVehicle;
  /** When breaks must begin, and the route must end, at the latest. */
  breaksByS: readonly number[];
  endsByS: number;
  /** On board when it starts. */
  loadsAtStart: readonly number[];
  orderOf: (orderId: string) => PlanningOrder | undefined;
}

const ROUNDING = 1e-6;

export function faultsOf(route: PlannedRoute, limits: RouteLimits): RouteFault[] {
  const { vehicle, breaksByS, endsByS } = limits;
  const overM = route.distanceM - (vehicle.mostDistanceM ?? Number.POSITIVE_INFINITY);
  const overS = route.stops.length > 0 ? route.endsS - endsByS : 0;
  const breaks = route.breaks.map(({ fromS }, at) => fromS - (breaksByS[at] ?? Number.POSITIVE_INFINITY));
  const breakLateS = Math.max(0, ...breaks);
  const pickups = new Map(
    route.stops.flatMap(({ orderId, kind }, at): [string, number][] => (kind === "pickup" ? [[orderId, at]] : [])),
  );
  return [
    ...route.stops.flatMap((stop, at) => faultsOfStop(stop, { at, pickupAt: pickups.get(stop.orderId) ?? -1 }, limits)),
    ...overloads(route, limits),
    ...(overS > ROUNDING ? [{ kind: "shift" as const, byS: overS }] : []),
    ...(breakLateS > ROUNDING ? [{ kind: "break" as const, byS: breakLateS }] : []),
    ...(overM > ROUNDING ? [{ kind: "distance" as const, byM: overM }] : []),
  ];
}

function faultsOfStop(
  stop: PlannedStop,
  { at, pickupAt }: { at: number; pickupAt: number },
  { vehicle, orderOf }: RouteLimits,
): RouteFault[] {
  const { orderId, kind, lateS } = stop;
  const order = orderOf(orderId);
  const faults: RouteFault[] = [];
  if (lateS > ROUNDING) faults.push({ kind: "late", orderId, stop: kind, byS: lateS });
  if (!order) return faults;
  if (kind === "delivery") {
    if (pickupAt > at) faults.push({ kind: "sequence", orderId });
    if (pickupAt >= 0) return faults;
  }
  const skills = order.skills.filter((skill) => !vehicle.skills.includes(skill));
  if (skills.length > 0) faults.push({ kind: "skill", orderId, skills });
  if (order.onlyVehicleId !== null && order.onlyVehicleId !== vehicle.id) faults.push({ kind: "reserved", orderId });
  return faults;
}

function overloads({ stops }: PlannedRoute, { vehicle, loadsAtStart }: RouteLimits): RouteFault[] {
  return vehicle.capacities.flatMap((capacity, dimension) => {
    let most = loadsAtStart[dimension] ?? 0;
    for (const { loads } of stops) most = Math.max(most, loads[dimension] ?? 0);
    return most > capacity + ROUNDING ? [{ kind: "overload" as const, dimension, by: most - capacity }] : [];
  });
}
