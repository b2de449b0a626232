import type { CompiledProblem } from "./compiled-problem.ts";

/** More neighbours than this a search never looks at. */
const MOST = 200;

export interface NearestStops {
  /** How many of each stop. */
  count: number;
  /** By stop × count, nearest first, itself included. */
  stops: Int32Array;
}

/** The stops nearest to each, by the way there and back. */
export function nearestStops({ stops, placeOf, travelOf }: CompiledProblem): NearestStops {
  const count = Math.min(stops, MOST);
  const nearest = new Int32Array(stops * count);
  const [travel] = travelOf;
  if (!travel) return { count: 0, stops: nearest };
  const { distancesM, side } = travel;
  const ways = new Float64Array(stops);
  const sorted = new Float64Array(stops);
  for (let stop = 0; stop < stops; stop++) {
    const own = placeOf[stop] as number;
    for (let other = 0; other < stops; other++) {
      const place = placeOf[other] as number;
      ways[other] = (distancesM[own * side + place] as number) + (distancesM[place * side + own] as number);
    }
    ways[stop] = -1;
    sorted.set(ways);
    sorted.sort();
    const furthest = sorted[count - 1] as number;
    const near: number[] = [];
    for (let other = 0; other < stops; other++) if ((ways[other] as number) <= furthest) near.push(other);
    // equally far ones from different sides of the list, so that a hub's many stops are not always the same few
    near.sort((a, b) => (ways[a] as number) - (ways[b] as number) || ((a + stop) % stops) - ((b + stop) % stops));
    nearest.set(near.slice(0, count), stop * count);
  }
  return { count, stops: nearest };
}
