import { hubsOf, type Way } from "./network.ts";

export type Mode = "truck" | "motorcycle";

/** A stretch of a way that one kind of vehicle does best. */
export interface ModeStretch {
  mode: Mode;
  fromHubId: string;
  toHubId: string;
  distanceM: number;
}

/** Beyond this a motorcycle is no city delivery any more. */
const LONGEST_BY_MOTORCYCLE_M = 40_000;
/** What a motorcycle's rack and box carry. */
const HEAVIEST_BY_MOTORCYCLE_KG = 60;

/**
 * Advice, never a rule: goods that a motorcycle can carry leave the truck at the last city edge before the end, and reach
 * one at the first after the beginning, where the stretch inside the city is at most 40 km. Stretches follow each other.
 */
export function adviseModes(
  way: Way,
  { fromHubId, isCityEdge, weightKg }: { fromHubId: string; isCityEdge(hubId: string): boolean; weightKg: number },
): ModeStretch[] {
  const hubs = hubsOf(way, fromHubId);
  const stretch = (mode: Mode, from: number, to: number): ModeStretch[] => {
    const [begins, ends] = [hubs[from], hubs[to]];
    if (from >= to || begins === undefined || ends === undefined) return [];
    const distanceM = way.lanes.slice(from, to).reduce((sum, lane) => sum + lane.distanceM, 0);
    return [{ mode, fromHubId: begins, toHubId: ends, distanceM }];
  };
  const last = hubs.length - 1;
  if (weightKg > HEAVIEST_BY_MOTORCYCLE_KG) return stretch("truck", 0, last);
  const edges = hubs.flatMap((hubId, at) => (isCityEdge(hubId) ? [at] : []));
  const inCity = (stretches: ModeStretch[]) => stretches.every(({ distanceM }) => distanceM <= LONGEST_BY_MOTORCYCLE_M);
  const [first = 0, final = last] = [edges[0], edges.at(-1)];
  const truckFrom = inCity(stretch("motorcycle", 0, first)) ? first : 0;
  const truckTo = inCity(stretch("motorcycle", final, last)) ? final : last;
  return [
    ...stretch("motorcycle", 0, truckFrom),
    ...stretch("truck", truckFrom, truckTo),
    ...stretch("motorcycle", truckTo, last),
  ];
}
