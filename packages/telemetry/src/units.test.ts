import fc from "fast-check";
import { expect, test } from "vitest";
import { fromE7, kmhToMps, knotsToMps, mpsToKmh, mpsToKnots, toE7 } from "./units.ts";

test("100 km/h are 27.78 m/s, 1 knot is 1,852 m an hour", () => {
  expect(kmhToMps(100)).toBeCloseTo(27.777_778, 6);
  expect(mpsToKmh(10)).toBe(36);
  expect(knotsToMps(1)).toBeCloseTo(0.514_444, 6);
  expect(mpsToKnots(knotsToMps(12.5))).toBeCloseTo(12.5, 12);
});

test("stored degrees come back to the step", () => {
  fc.assert(fc.property(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), (e7) => toE7(fromE7(e7)) === e7));
  expect(toE7(-1e-8)).toBe(0);
});
