import fc from "fast-check";
import { expect, test } from "vitest";
import { costOf, networkOf } from "./network.ts";
import { hubIdOf, lanesAmong } from "./networks.arbitrary.ts";
import { shortestWay } from "./shortest-way.ts";
import { waysAround } from "./ways-around.ts";

test("when no neighbours are told, no way between other hubs becomes longer by the hub's loss; when some are, theirs do", () => {
  fc.assert(
    fc.property(lanesAmong(7), (lanes) => {
      const lost = hubIdOf(0);
      const network = networkOf(lanes);
      const affected = waysAround(network, lost, "time");
      const avoided = { hubIds: new Set([lost]) };
      for (const { fromHubId, toHubId, over, around } of affected) {
        expect(around).toEqual(shortestWay(network, fromHubId, toHubId, "time", avoided));
        if (around) expect(costOf(around, "time")).toBeGreaterThan(costOf(over, "time"));
      }
      const others = [1, 2, 3, 4, 5, 6].map(hubIdOf);
      const longer = others.some((from) =>
        others.some((to) => {
          const [before, after] = [
            shortestWay(network, from, to, "time"),
            shortestWay(network, from, to, "time", avoided),
          ];
          return before?.durationS !== after?.durationS;
        }),
      );
      if (longer) expect(affected).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("a pair without a way around comes first", () => {
  const lane = (from: string, to: string, durationS: number) => {
    return { laneId: from + to, fromHubId: from, toHubId: to, distanceM: 1, durationS };
  };
  const network = networkOf([
    lane("a", "h", 5),
    lane("h", "b", 5),
    lane("h", "c", 5),
    lane("a", "b", 30),
    lane("a", "d", 2),
    lane("d", "b", 10),
  ]);
  const told = waysAround(network, "h", "time").map(({ toHubId, around }) => [toHubId, around?.durationS ?? null]);
  expect(told).toEqual([
    ["c", null],
    ["b", 12],
  ]);
});
