import type { CompiledProblem } from "./compiled-problem.ts";

/** Ways to sort orders before they are put back, and how often each is used of 17 (after Christiaens and Vanden Berghe 2020). */
const SHARES = [4, 4, 2, 1, 2, 2, 2] as const;
const shares = SHARES.reduce((sum, share) => sum + share, 0);

/** Columns of one number an order; the smallest is put back first. The first is random, and so not kept. */
export function orderKeys(problem: CompiledProblem): Float64Array[] {
  const { orders, pickupOf, deliveryOf, fromS, untilS } = problem;
  const ofStops = (of: (stop: number) => number, join: (...values: number[]) => number) =>
    Float64Array.from({ length: orders }, (_, order) => {
      const stops = [pickupOf[order] as number, deliveryOf[order] as number].filter((stop) => stop >= 0);
      return stops.length === 0 ? 0 : join(...stops.map(of));
    });
  const far = ofStops((stop) => wayFromStart(problem, stop), Math.max);
  return [
    shareOfCapacity(problem).map((share) => -share),
    far.map((way) => -way),
    far,
    ofStops((stop) => (untilS[stop] as number) - (fromS[stop] as number), Math.min),
    ofStops((stop) => fromS[stop] as number, Math.min),
    ofStops((stop) => -(untilS[stop] as number), Math.min),
  ];
}

/** Draws a way to sort: the number of a column, or -1 for none. */
export function drawKey(drawn: number): number {
  let left = drawn * shares;
  for (const [at, share] of SHARES.entries()) {
    left -= share;
    if (left < 0) return at - 1;
  }
  return -1;
}

function wayFromStart({ placeOf, travelOf, stops }: CompiledProblem, stop: number): number {
  const [travel] = travelOf;
  if (!travel) return 0;
  return travel.distancesM[(placeOf[stops] as number) * travel.side + (placeOf[stop] as number)] as number;
}

function shareOfCapacity({ orders, vehicles, dimensions, loads, capacities }: CompiledProblem): Float64Array {
  const largest = Float64Array.from({ length: dimensions }, (_, dimension) => {
    let most = 0;
    for (let vehicle = 0; vehicle < vehicles; vehicle++)
      most = Math.max(most, capacities[vehicle * dimensions + dimension] as number);
    return most;
  });
  return Float64Array.from({ length: orders }, (_, order) => {
    let share = 0;
    for (let dimension = 0; dimension < dimensions; dimension++)
      share = Math.max(
        share,
        (loads[order * dimensions + dimension] as number) / Math.max(1e-9, largest[dimension] as number),
      );
    return share;
  });
}
