import type { CompiledProblem } from "./compiled-problem.ts";

/** A number of vehicles that no plan which serves all goes below: by the loads that are on board together at a start or an end. */
export function fewestVehicles(problem: CompiledProblem): number {
  const { orders, vehicles, dimensions, loads, capacities, pickupOf, deliveryOf } = problem;
  let fewest = 0;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    let [atStart, atEnd, largest] = [0, 0, 0];
    for (let order = 0; order < orders; order++) {
      const load = loads[order * dimensions + dimension] as number;
      if (problem.isFromStart[order] === 1) atStart += load;
      else if (deliveryOf[order] === -1 && pickupOf[order] !== -1) atEnd += load;
    }
    for (let vehicle = 0; vehicle < vehicles; vehicle++)
      largest = Math.max(largest, capacities[vehicle * dimensions + dimension] as number);
    if (largest > 0) fewest = Math.max(fewest, Math.ceil(Math.max(atStart, atEnd) / largest - 1e-9));
  }
  return Math.max(1, fewest);
}
