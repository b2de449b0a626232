import type { PlanningOrder, PlanningProblem, PlanningVehicle } from "./problem.ts";

/** Which vehicles may take which orders at all: 1 at order × vehicles + vehicle. */
export function allowVehicles({ orders, vehicles }: PlanningProblem, onlyVehicle: Int32Array): Uint8Array {
  const allowed = new Uint8Array(orders.length * vehicles.length);
  const skills = vehicles.map((vehicle) => new Set(vehicle.skills));
  for (const [order, given] of orders.entries()) {
    const only = onlyVehicle[order];
    for (const [vehicle, candidate] of vehicles.entries()) {
      const isItsOwn = only === -1 || only === vehicle;
      const isAble = given.skills.every((skill) => skills[vehicle]?.has(skill));
      if (isItsOwn && isAble && hasRoom(given, candidate)) allowed[order * vehicles.length + vehicle] = 1;
    }
  }
  return allowed;
}

function hasRoom({ loads }: PlanningOrder, { capacities }: PlanningVehicle): boolean {
  return loads.every((load, dimension) => load <= (capacities[dimension] ?? 0));
}
