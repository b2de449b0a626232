import type { PlanningProblem } from "./problem.ts";

/** One number for all vehicles that differ in nothing but their name; one of its own for each that has started. */
export function kindsOf({ vehicles, orders, current }: PlanningProblem, isStarted: Uint8Array): Int32Array {
  const named = new Set([
    ...orders.map(({ onlyVehicleId }) => onlyVehicleId),
    ...current.map(({ vehicleId }) => vehicleId),
  ]);
  const kinds = new Map<string, number>();
  return Int32Array.from(vehicles, ({ id, ...vehicle }, at) => {
    const isUnlikeAll = isStarted[at] === 1 || named.has(id);
    const key = JSON.stringify(isUnlikeAll ? [id] : { ...vehicle, skills: vehicle.skills.toSorted() });
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    return kind;
  });
}
