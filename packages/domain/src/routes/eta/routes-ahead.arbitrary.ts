import fc from "fast-check";
import { absorb } from "./history.ts";
import { observeLeg } from "./observe-leg.ts";
import type { RouteAhead, StopAhead } from "./route-ahead.ts";
import type { Sketch } from "./sketch.ts";

export const startOfTests = Date.UTC(2026, 2, 4, 7, 20);
const minuteMs = 60_000;

const seconds = (max: number) => fc.double({ min: 0, max, noNaN: true });

export const stopAhead: fc.Arbitrary<StopAhead> = fc.record({
  stopId: fc.uuid(),
  leg: fc.record({
    place: fc.record({ cell: fc.constantFrom("a", "b", "c"), area: fc.constantFrom("north", "south") }),
    freeFlowS: seconds(3 * 3600),
  }),
  windows: fc
    .array(fc.integer({ min: -120, max: 900 }), { maxLength: 4 })
    .map((minutes) => [...new Set(minutes)].sort((a, b) => a - b))
    .map((ends) => pairs(ends.map((minute) => startOfTests + minute * minuteMs))),
  service: fc.record({
    expectedS: seconds(3600),
    kind: fc.constantFrom("pickup", "delivery"),
    customerId: fc.constantFrom(null, "c"),
    placeId: fc.constantFrom(null, "p"),
  }),
  arrivedAt: fc.constant(null),
});

function pairs(ends: number[]) {
  return ends.flatMap((from, index) => {
    const until = ends[index + 1];
    return index % 2 === 0 && until !== undefined ? [{ from, until }] : [];
  });
}

const history = fc
  .array(fc.record({ hour: fc.nat(500), slower: fc.double({ min: 0.7, max: 4, noNaN: true }) }))
  .map((legs) =>
    legs.reduce(
      (known, { hour, slower }) => {
        const arrivedAt = startOfTests - hour * 60 * minuteMs;
        const leg = {
          vehicleId: "v",
          driverId: "d",
          place: { cell: "a", area: "north" },
          timeZone: "Etc/UTC",
          freeFlowS: 600,
        };
        const learned = observeLeg(
          known,
          { ...leg, arrivedAt, departedAt: arrivedAt - 600_000 * slower },
          { vehicle: null, area: null },
        );
        return Object.assign(known, absorb(known, learned?.observations ?? []));
      },
      {} as Record<string, Sketch>,
    ),
  );

const pace = fc.record({
  mean: fc.double({ min: -0.5, max: 1, noNaN: true }),
  variance: fc.double({ min: 0, max: 0.1, noNaN: true }),
  at: fc.constant(startOfTests - 20 * minuteMs),
  last: fc.constant(null),
});

/** Routes under way or about to begin, moving or standing, with any history; without breaks. */
export const routeAhead: fc.Arbitrary<RouteAhead> = fc.record({
  now: fc.constant(startOfTests),
  timeZone: fc.constantFrom("Etc/UTC", "Asia/Kolkata"),
  departsAt: fc.integer({ min: -300, max: 300 }).map((minutes) => startOfTests + minutes * minuteMs),
  driverId: fc.constantFrom(null, "d"),
  motion: fc.record({
    state: fc.constantFrom("moving", "idling", "parked"),
    since: fc.nat(120).map((minutes) => startOfTests - minutes * minuteMs),
  }),
  driven: fc.option(
    fc.record({ departedAt: fc.nat(90).map((minutes) => startOfTests - minutes * minuteMs), freeFlowS: seconds(5400) }),
  ),
  stops: fc.array(stopAhead, { minLength: 1, maxLength: 6 }),
  breaks: fc.constant([]),
  history,
  paces: fc.record({ vehicle: fc.option(pace), areas: fc.record({ north: pace }) }),
});
