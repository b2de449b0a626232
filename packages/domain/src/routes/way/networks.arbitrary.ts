import fc from "fast-check";
import type { WayLane } from "./network.ts";

export const hubIdOf = (at: number): string => `hub-${at}`;

/** Lanes between up to `hubs` hubs, at most one each way, with costs from a narrow range so that many are equal. */
export function lanesAmong(hubs: number): fc.Arbitrary<WayLane[]> {
  const pair = fc.record({
    from: fc.nat(hubs - 1),
    to: fc.nat(hubs - 1),
    distanceM: fc.integer({ min: 1, max: 12 }),
    durationS: fc.integer({ min: 1, max: 12 }),
  });
  return fc.uniqueArray(pair, { selector: ({ from, to }) => `${from} ${to}`, maxLength: hubs * 4 }).map((pairs) =>
    pairs
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, ...costs }) => ({
        laneId: `${from}-${to}`,
        fromHubId: hubIdOf(from),
        toHubId: hubIdOf(to),
        ...costs,
      })),
  );
}
