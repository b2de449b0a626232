import type { createLand } from "./land.ts";
import { flatDistanceM, planeAt } from "./plane.ts";
import type { Road } from "./road.ts";
import { createShortestPaths } from "./shortest-paths.ts";
import type { Town } from "./towns.ts";

export type RoadNetwork = {
  towns: readonly Town[];
  /** Roads that meet in a town, by the town's place in the list. */
  roadsAt(town: number): readonly Road[];
  /** The roads of the usual way, in order; empty when there is none. */
  way(from: number, to: number): Road[];
  /** Roads with their usual length between two towns, in metres; Infinity when there is no way. */
  lengthM(from: number, to: number): number;
};

type Land = ReturnType<typeof createLand>;

const NEIGHBOURS = 16;
const LONGEST_M = 90_000;
/** Bridges over a river's mouth; also what the coast of the 1:10m outline is wrong by. */
const LONGEST_BRIDGE_M = 2_600;
const CITY_POPULATION = 90_000;
const LONGEST_LANE_M = 420_000;
/** How much a trunk road draws traffic: a driver accepts a way longer by that much. */
const TRUNK_PREFERENCE = 0.72;

/**
 * Roads between neighbouring towns: a Gabriel graph (two towns are joined when no third lies in the circle between
 * them; Gabriel and Sokal 1969) over land, and trunk roads where the shortest ways between the cities gather.
 */
export function buildRoadNetwork(towns: readonly Town[], land: Land): RoadNetwork {
  const roads = joinNeighbours(towns, land);
  const byTown: Road[][] = towns.map(() => []);
  for (const road of roads) {
    byTown[road.from]?.push(road);
    byTown[road.to]?.push(road);
  }

  const cities = [...towns.keys()].filter((town) => (towns[town]?.population ?? 0) >= CITY_POPULATION);
  const plain = createShortestPaths(byTown, (road) => road.lengthM);
  const usage = new Map<Road, number>();
  for (const [i, from] of cities.entries()) {
    for (const to of cities.slice(i + 1)) {
      if (plain.cost(from, to) > LONGEST_LANE_M) continue;
      for (const road of plain.way(from, to)) usage.set(road, (usage.get(road) ?? 0) + 1);
    }
  }
  for (const [road, ways] of usage) road.isTrunk = ways >= 2;

  const preferring = createShortestPaths(byTown, (road) => road.lengthM * (road.isTrunk ? TRUNK_PREFERENCE : 1));
  return {
    towns,
    roadsAt: (town) => byTown[town] ?? [],
    way: preferring.way,
    lengthM: preferring.lengthM,
  };
}

function joinNeighbours(towns: readonly Town[], land: Land): Road[] {
  const roads: Road[] = [];
  for (const [from, town] of towns.entries()) {
    const near = [...towns.keys()]
      .filter((other) => other !== from)
      .map((other) => ({ other, distanceM: distanceBetween(towns, from, other) }))
      .filter(({ distanceM }) => distanceM < LONGEST_M)
      .sort((a, b) => a.distanceM - b.distanceM)
      .slice(0, NEIGHBOURS);
    for (const { other, distanceM } of near) {
      if (other < from) continue;
      const isBlocked = near.some(
        (third) =>
          third.other !== other &&
          third.distanceM ** 2 + distanceBetween(towns, third.other, other) ** 2 < distanceM ** 2,
      );
      const end = towns[other];
      if (isBlocked || !end || longestGapM(town, end, land) > LONGEST_BRIDGE_M) continue;
      roads.push({ id: roads.length, from, to: other, lengthM: distanceM, isTrunk: false });
    }
  }
  return roads;
}

function distanceBetween(towns: readonly Town[], a: number, b: number): number {
  const [from, to] = [towns[a], towns[b]];
  return from && to ? flatDistanceM(from, to) : Infinity;
}

/** The longest stretch of a straight line that is not on land, in metres; towns on the shore may stand off the outline. */
function longestGapM(from: Town, to: Town, land: Land): number {
  const plane = planeAt(from);
  const end = plane.toOffset(to);
  const lengthM = Math.hypot(end.x, end.y);
  const steps = Math.ceil(lengthM / 300);
  let gapM = -shoreM(from, land);
  let longestM = 0;
  let solidM = 0;
  for (let step = 1; step < steps; step++) {
    const isLand = land.holds(plane.toPoint({ x: (end.x * step) / steps, y: (end.y * step) / steps }));
    gapM = isLand ? 0 : gapM + lengthM / steps;
    longestM = Math.max(longestM, gapM);
    if (isLand) solidM = longestM;
  }
  return Math.max(solidM, gapM - shoreM(to, land));
}

function shoreM(town: Town, land: Land): number {
  return land.holds(town) ? 0 : 6_000;
}
