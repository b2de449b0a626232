import { distanceM } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, joinedBox, leastApartM, widestM } from "./boxes.ts";

const place = (around: { lat: number; lon: number }, spread: number) =>
  fc.record({
    latE7: fc.integer({ min: Math.max(-9e8, around.lat - spread), max: Math.min(9e8, around.lat + spread) }),
    lonE7: fc.integer({ min: Math.max(-18e8, around.lon - spread), max: Math.min(18e8, around.lon + spread) }),
  });
type Place = { latE7: number; lonE7: number };

const places = fc
  .record({
    lat: fc.integer({ min: -9e8, max: 9e8 }),
    lon: fc.integer({ min: -18e8, max: 18e8 }),
    spread: fc.constantFrom(1_000, 100_000, 10_000_000, 1_000_000_000),
  })
  .chain(({ lat, lon, spread }) => fc.array(place({ lat, lon }, spread), { minLength: 1, maxLength: 6 }));

const boxOf = ([first, ...others]: Place[]): Box =>
  others.map(toBox).reduce(joinedBox, toBox(first ?? { latE7: 0, lonE7: 0 }));
const toBox = ({ latE7, lonE7 }: Place): Box => ({ southE7: latE7, northE7: latE7, westE7: lonE7, eastE7: lonE7 });
const apartM = (a: Place, b: Place) =>
  distanceM({ lat: fromE7(a.latE7), lon: fromE7(a.lonE7) }, { lat: fromE7(b.latE7), lon: fromE7(b.lonE7) });

test("no two places of a box are further apart than it is wide, and none of two boxes nearer than these are", () => {
  fc.assert(
    fc.property(places, places, (one, other) => {
      const [a, b] = [boxOf(one), boxOf(other)];
      for (const place of one) {
        for (const another of one) expect(apartM(place, another)).toBeLessThanOrEqual(widestM(a) * 1.000_001 + 0.001);
        for (const another of other)
          expect(apartM(place, another)).toBeGreaterThanOrEqual(leastApartM(a, b) * 0.999_999 - 0.001);
      }
    }),
    { numRuns: 2_000 },
  );
});
