import type { Road } from "./road.ts";

/** Cheapest ways from any town to any other (Dijkstra 1959), one tree for each town asked for, kept. */
export function createShortestPaths(roadsAt: readonly Road[][], costOf: (road: Road) => number) {
  const trees = new Map<number, Tree>();

  function treeFrom(town: number): Tree {
    let tree = trees.get(town);
    if (!tree) {
      tree = growTree(town, roadsAt, costOf);
      trees.set(town, tree);
    }
    return tree;
  }

  return {
    cost: (from: number, to: number) => treeFrom(from).costs[to] ?? Infinity,
    lengthM: (from: number, to: number) => treeFrom(from).lengthsM[to] ?? Infinity,

    way(from: number, to: number): Road[] {
      const { arrivals } = treeFrom(from);
      const way: Road[] = [];
      for (let town = to; town !== from; ) {
        const road = arrivals[town];
        if (!road) return [];
        way.push(road);
        town = road.from === town ? road.to : road.from;
      }
      return way.reverse();
    },
  };
}

type Tree = { costs: Float64Array; lengthsM: Float64Array; arrivals: (Road | undefined)[] };

/** Without a heap: a few hundred towns make the plain search as fast. */
function growTree(start: number, roadsAt: readonly Road[][], costOf: (road: Road) => number): Tree {
  const costs = new Float64Array(roadsAt.length).fill(Infinity);
  const arrivals: (Road | undefined)[] = new Array(roadsAt.length);
  const open = new Set([start]);
  const lengthsM = new Float64Array(roadsAt.length).fill(Infinity);
  costs[start] = 0;
  lengthsM[start] = 0;

  while (open.size > 0) {
    let town = -1;
    let cost = Infinity;
    for (const candidate of open) {
      const candidateCost = costs[candidate] ?? Infinity;
      if (candidateCost < cost) [town, cost] = [candidate, candidateCost];
    }
    open.delete(town);
    for (const road of roadsAt[town] ?? []) {
      const next = road.from === town ? road.to : road.from;
      const nextCost = cost + costOf(road);
      if (nextCost >= (costs[next] ?? 0)) continue;
      costs[next] = nextCost;
      lengthsM[next] = (lengthsM[town] ?? 0) + road.lengthM;
      arrivals[next] = road;
      open.add(next);
    }
  }
  return { costs, lengthsM, arrivals };
}
