import { distanceM } from "@cartage/telemetry/geodesy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blurWay, type SharedWay } from "./blur.ts";

const seed = fc.uint8Array({ minLength: 16, maxLength: 16 });
const way = fc
  .array(
    fc.tuple(
      fc.integer({ min: -600_000_000, max: 600_000_000 }),
      fc.integer({ min: -1_700_000_000, max: 1_700_000_000 }),
    ),
    { minLength: 1 },
  )
  .map(
    (places): SharedWay => ({
      times: places.map((_, at) => at * 60_000),
      latE7: places.map(([lat]) => lat),
      lonE7: places.map(([, lon]) => lon),
    }),
  );
const point = (of: SharedWay, at: number) => ({ lat: (of.latE7[at] ?? 0) / 1e7, lon: (of.lonE7[at] ?? 0) / 1e7 });

test.each([100, 1000])(
  "blurred by %i m, a place is no further from where it was than half a cell's diagonal",
  (blurM) => {
    fc.assert(
      fc.property(way, seed, (given, seed) => {
        for (const at of given.times.keys()) {
          const alone = { times: [0], latE7: [given.latE7[at] ?? 0], lonE7: [given.lonE7[at] ?? 0] };
          const blurred = blurWay(alone, { blurM, hidesEndsM: 0, seed });
          expect(distanceM(point(alone, 0), point(blurred, 0))).toBeLessThanOrEqual(blurM * 0.72);
        }
      }),
    );
  },
);

test("places of one cell become one place, and times tell five minutes", () => {
  const seed = new Uint8Array(16);
  const near = { times: [0, 1_000, 61_000], latE7: [10, 20, 30], lonE7: [10, 20, 30] };
  const blurred = blurWay(near, { blurM: 1000, hidesEndsM: 0, seed });
  expect(blurred.times).toEqual([0]);
  expect(blurWay(near, { blurM: 1000, hidesEndsM: 0, seed })).toEqual(blurred);
});

test("equal cells give equal places, so nothing of what was inside them is told", () => {
  fc.assert(
    fc.property(way, seed, (given, seed) => {
      const asked = { blurM: 1000, hidesEndsM: 0, seed };
      const blurred = blurWay(given, asked);
      // what comes out is a fixed point: blurring again tells nothing new
      expect(blurWay(blurred, asked).latE7).toEqual(blurred.latE7);
      expect(blurWay(blurred, asked).lonE7).toEqual(blurred.lonE7);
    }),
  );
});

test("nothing near where the way begins or ends is shown, also when it passes there later", () => {
  fc.assert(
    fc.property(way, seed, (given, seed) => {
      const shown = blurWay(given, { blurM: 0, hidesEndsM: 500, seed });
      for (const at of shown.times.keys())
        for (const end of [0, given.times.length - 1])
          expect(distanceM(point(shown, at), point(given, end))).toBeGreaterThan(500);
    }),
  );
});
