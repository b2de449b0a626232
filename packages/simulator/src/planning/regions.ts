import type { StreetMap } from "../roads/street-map.ts";

export type Region = "north" | "south";

const LATITUDES: Record<Region, readonly [from: number, to: number]> = { north: [17.2, 24], south: [8, 15.2] };
const CENTRES: Record<Region, string> = { north: "Hanoi", south: "Ho Chi Minh City" };
const HUB_POPULATION = 85_000;

/** The towns where a region's hubs are, and the towns it serves, all reachable by road from its centre. */
export type Territory = { centre: number; hubTowns: readonly number[]; towns: readonly number[] };

export function territoryOf(region: Region, { towns, network }: StreetMap): Territory {
  const centre = towns.findIndex((town) => town.name === CENTRES[region]);
  if (centre < 0) throw new RangeError(`${CENTRES[region]} is not among the towns`);
  const [south, north] = LATITUDES[region];
  const served = [...towns.keys()].filter((index) => {
    const lat = towns[index]?.lat ?? 0;
    return lat > south && lat < north && network.lengthM(centre, index) < Infinity;
  });
  const hubTowns = served.filter((index) => (towns[index]?.population ?? 0) >= HUB_POPULATION);
  return { centre, hubTowns, towns: served };
}
