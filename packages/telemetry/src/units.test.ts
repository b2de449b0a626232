import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fromE7,
  kmhToMps,
  knotsToMps,
  metresToFeet,
  metresToMiles,
  mpsToKmh,
  mpsToKnots,
  mpsToMph,
  toE7,
} from "./units.ts";

test("100 km/h are 27.78 m/s, 1 knot is 1,852 m an hour", () => {
  expect(kmhToMps(100)).toBeCloseTo(27.777_778, 6);
  expect(mpsToKmh(10)).toBe(36);
  expect(knotsToMps(1)).toBeCloseTo(0.514_444, 6);
  expect(mpsToKnots(knotsToMps(12.5))).toBeCloseTo(12.5, 12);
});

test("a mile is 1,609.344 m or 5,280 feet, and 60 mph are 26.82 m/s", () => {
  expect(metresToMiles(1609.344)).toBe(1);
  expect(metresToFeet(1609.344)).toBeCloseTo(5_280, 9);
  expect(mpsToMph(26.8224)).toBeCloseTo(60, 9);
});

test("stored degrees come back to the step", () => {
  fc.assert(fc.property(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), (e7) => toE7(fromE7(e7)) === e7));
  expect(toE7(-1e-8)).toBe(0);
});
