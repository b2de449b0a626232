import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateArrivals } from "./estimate-arrivals.ts";
import { absorb, type History } from "./history.ts";
import { historyKeys, legKeys } from "./history-keys.ts";
import { observeLeg } from "./observe-leg.ts";
import { routeAhead, startOfTests } from "./routes-ahead.arbitrary.ts";

function only(history: History, keys: readonly string[]): History {
  return Object.fromEntries(keys.flatMap((key) => (history[key] ? [[key, history[key]]] : [])));
}

test("an estimate needs no other sketches than those that its keys name", () => {
  fc.assert(
    fc.property(routeAhead, (route) => {
      const few = { ...route, history: only(route.history, historyKeys(route, 167)) };
      expect(estimateArrivals(few, null)).toEqual(estimateArrivals(route, null));
    }),
    { numRuns: 20 },
  );
});

test("a finished leg reads and writes the sketches that its keys name, and no others", () => {
  fc.assert(
    fc.property(routeAhead, fc.integer({ min: 60, max: 20_000 }), ({ history, stops, driverId, timeZone }, tookS) => {
      const place = stops[0]?.leg.place ?? { cell: "a", area: "north" };
      const [departedAt, arrivedAt] = [startOfTests, startOfTests + tookS * 1000];
      const leg = { vehicleId: "v", driverId, place, freeFlowS: 900, timeZone, departedAt, arrivedAt };
      const before = { mean: 0, variance: 0.01, at: departedAt, last: { residual: 0.1, vehicleId: "w" } };
      const paces = { vehicle: before, area: before };
      const learned = observeLeg(history, leg, paces);
      expect(observeLeg(only(history, legKeys(leg)), leg, paces)).toEqual(learned);
      const written = Object.keys(absorb(history, learned?.observations ?? []));
      expect(legKeys(leg)).toEqual(expect.arrayContaining(written));
    }),
    { numRuns: 20 },
  );
});
