import fc from "fast-check";
import { expect, test } from "vitest";
import { type WayCost, wayCosts } from "../inputs.ts";
import { BinaryHeap } from "./binary-heap.ts";
import { costOf, hubsOf, networkOf, type WayLane } from "./network.ts";
import { hubIdOf, lanesAmong } from "./networks.arbitrary.ts";
import { shortestWay, wayTree } from "./shortest-way.ts";

const HUBS = 9;
const hubIds = Array.from({ length: HUBS }, (_, at) => hubIdOf(at));

/** The cost between all pairs (Floyd 1962, Warshall 1962). */
function allPairs(lanes: WayLane[], by: WayCost): Map<string, number> {
  const costs = new Map<string, number>();
  const cost = (from: string, to: string) => costs.get(`${from} ${to}`) ?? Number.POSITIVE_INFINITY;
  for (const hubId of hubIds) costs.set(`${hubId} ${hubId}`, 0);
  for (const lane of lanes) costs.set(`${lane.fromHubId} ${lane.toHubId}`, costOf(lane, by));
  for (const via of hubIds) {
    for (const from of hubIds) {
      for (const to of hubIds) {
        const over = cost(from, via) + cost(via, to);
        if (over < cost(from, to)) costs.set(`${from} ${to}`, over);
      }
    }
  }
  return costs;
}

test("the heap gives every item once, the cheapest first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (costs) => {
      const heap = new BinaryHeap<number>();
      for (const cost of costs) heap.push(cost, cost);
      const popped: number[] = [];
      for (let next = heap.pop(); next !== null; next = heap.pop()) popped.push(next.item);
      expect(popped).toEqual(costs.toSorted((one, other) => one - other));
    }),
  );
});

test.for(wayCosts)("the shortest way by %s costs what Floyd and Warshall find, and is made of its lanes", (by) => {
  fc.assert(
    fc.property(lanesAmong(HUBS), (lanes) => {
      const network = networkOf(lanes);
      const expected = allPairs(lanes, by);
      for (const from of hubIds) {
        const { costs } = wayTree(network, from, by);
        for (const to of hubIds) {
          const way = shortestWay(network, from, to, by);
          expect(costs.get(to)).toBe(expected.get(`${from} ${to}`));
          expect(way === null ? undefined : costOf(way, by)).toBe(expected.get(`${from} ${to}`));
          if (way === null) continue;
          const passed = hubsOf(way, from);
          expect(new Set(passed).size).toBe(passed.length);
          expect(passed.at(-1)).toBe(to);
          for (const [at, lane] of way.lanes.entries()) expect(lane.fromHubId).toBe(passed[at]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a hub or a lane that is avoided is on no way", () => {
  fc.assert(
    fc.property(lanesAmong(HUBS), fc.nat(HUBS - 1), fc.nat(20), (lanes, hub, lane) => {
      const avoided = { hubIds: new Set([hubIdOf(hub)]), laneIds: new Set([lanes[lane]?.laneId ?? ""]) };
      const left = lanes.filter(({ laneId, toHubId }) => !avoided.laneIds.has(laneId) && !avoided.hubIds.has(toHubId));
      for (const to of hubIds) {
        expect(shortestWay(networkOf(lanes), hubIdOf(0), to, "time", avoided)).toEqual(
          shortestWay(networkOf(left), hubIdOf(0), to, "time"),
        );
      }
    }),
    { numRuns: 50 },
  );
});

test("a hundred thousand lanes over ten thousand hubs are searched within two seconds", () => {
  const lanes = Array.from({ length: 100_000 }, (_, at): WayLane => {
    const from = at % 10_000;
    const to = (from + 1 + Math.floor(at / 10_000) * 733) % 10_000;
    return { laneId: `${at}`, fromHubId: hubIdOf(from), toHubId: hubIdOf(to), distanceM: 1 + (at % 997), durationS: 1 };
  });
  const network = networkOf(lanes);
  const startedAt = performance.now();
  expect(wayTree(network, hubIdOf(0), "distance").costs.size).toBe(10_000);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
