import fc from "fast-check";
import { expect, test } from "vitest";
import { alternativeWays } from "./alternative-ways.ts";
import { costOf, hubsOf, type Network, networkOf, type Way, type WayLane, wayOver } from "./network.ts";
import { hubIdOf, lanesAmong } from "./networks.arbitrary.ts";

/** Every way that passes no hub twice. */
function everyWay(network: Network, from: string, to: string, passed: WayLane[] = []): Way[] {
  if (from === to) return [wayOver(passed)];
  const seen = new Set([from, ...passed.map(({ fromHubId }) => fromHubId)]);
  return (network.get(from) ?? [])
    .filter(({ toHubId }) => !seen.has(toHubId))
    .flatMap((lane) => everyWay(network, lane.toHubId, to, [...passed, lane]));
}

test("alternatives are the cheapest of all ways without a loop, each once, the shortest first", () => {
  fc.assert(
    fc.property(lanesAmong(6), fc.integer({ min: 1, max: 8 }), (lanes, most) => {
      const network = networkOf(lanes);
      const [from, to] = [hubIdOf(0), hubIdOf(1)];
      const ways = alternativeWays(network, from, to, "time", most);
      const all = everyWay(network, from, to).map((way) => costOf(way, "time"));
      expect(ways.map((way) => costOf(way, "time"))).toEqual(all.toSorted((a, b) => a - b).slice(0, most));
      expect(new Set(ways.map((way) => hubsOf(way, from).join(" "))).size).toBe(ways.length);
      for (const way of ways) {
        const passed = hubsOf(way, from);
        expect(new Set(passed).size).toBe(passed.length);
      }
    }),
    { numRuns: 200 },
  );
});

test("where there is no way there are no alternatives, and to where one is there is one way", () => {
  const network = networkOf([]);
  expect(alternativeWays(network, "a", "b", "time", 3)).toEqual([]);
  expect(alternativeWays(network, "a", "a", "time", 3)).toEqual([{ lanes: [], distanceM: 0, durationS: 0 }]);
});
