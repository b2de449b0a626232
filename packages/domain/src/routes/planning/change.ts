import type { PlanningOrder, PlanningProblem, PlanningStop, PlanningVehicle, StopOfOrder } from "./problem.ts";

/** One change of a problem that would give an order a place. */
export type Change =
  /** The stop may begin so much before its first window, or after its last. */
  | { kind: "window"; orderId: string; stop: StopOfOrder["kind"]; earlierS: number; laterS: number }
  | { kind: "shift"; vehicleId: string; earlierS: number; laterS: number }
  /** So much more of each dimension. */
  | { kind: "capacity"; vehicleId: string; more: number[] }
  | { kind: "skill"; vehicleId: string; skills: string[] }
  | { kind: "distance"; vehicleId: string; moreM: number }
  /** One vehicle more, like this one and with the same shift. */
  | { kind: "vehicle"; likeVehicleId: string };

/** What may be changed of what is there. */
export type Mending = Exclude<Change, { kind: "vehicle" }>;

/** The problem with the change made. */
export function applyChange(problem: PlanningProblem, change: Change): PlanningProblem {
  if (change.kind === "window") {
    const changed = (order: PlanningOrder) => ({ ...order, [change.stop]: widen(order[change.stop], change) });
    return {
      ...problem,
      orders: problem.orders.map((order) => (order.id === change.orderId ? changed(order) : order)),
    };
  }
  if (change.kind === "vehicle") {
    const like = problem.vehicles.find(({ id }) => id === change.likeVehicleId);
    return { ...problem, vehicles: like ? [...problem.vehicles, anotherLike(like)] : problem.vehicles };
  }
  return {
    ...problem,
    vehicles: problem.vehicles.map((vehicle) =>
      vehicle.id === change.vehicleId ? changedVehicle(vehicle, change) : vehicle,
    ),
  };
}

export function anotherLike(vehicle: PlanningVehicle): PlanningVehicle {
  return { ...vehicle, id: `another ${vehicle.id}` };
}

function widen(
  stop: PlanningStop | null,
  { earlierS, laterS }: { earlierS: number; laterS: number },
): PlanningStop | null {
  if (!stop) return null;
  const last = stop.windows.length - 1;
  const windows = stop.windows.map(({ fromS, untilS }, at) => ({
    fromS: at === 0 ? fromS - earlierS : fromS,
    untilS: at === last ? untilS + laterS : untilS,
  }));
  return { ...stop, windows };
}

function changedVehicle(vehicle: PlanningVehicle, change: Exclude<Mending, { kind: "window" }>): PlanningVehicle {
  switch (change.kind) {
    case "shift":
      return {
        ...vehicle,
        shift: { fromS: vehicle.shift.fromS - change.earlierS, untilS: vehicle.shift.untilS + change.laterS },
      };
    case "capacity":
      return { ...vehicle, capacities: vehicle.capacities.map((capacity, at) => capacity + (change.more[at] ?? 0)) };
    case "skill":
      return { ...vehicle, skills: [...vehicle.skills, ...change.skills] };
    case "distance":
      return { ...vehicle, mostDistanceM: (vehicle.mostDistanceM ?? 0) + change.moreM };
  }
}
