import fc from "fast-check";
import { expect, test } from "vitest";
import { coarse } from "./people-rules.ts";

const place = fc.record({
  latE7: fc.integer({ min: -900_000_000, max: 900_000_000 }),
  lonE7: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
});

test("what is left of a place is near it, on earth, the same for the whole cell, and the same again", () => {
  fc.assert(
    fc.property(place, (given) => {
      const left = coarse(given);
      if (!left) throw new Error("A place stays one.");
      expect(Math.abs(left.latE7 - given.latE7)).toBeLessThanOrEqual(50_000);
      expect(Math.abs(left.lonE7 - given.lonE7)).toBeLessThanOrEqual(50_000);
      expect(Math.abs(left.latE7)).toBeLessThanOrEqual(900_000_000);
      expect(Math.abs(left.lonE7)).toBeLessThanOrEqual(1_800_000_000);
      expect(coarse(left)).toEqual(left);
    }),
  );
  expect(coarse({ latE7: 208_600_001, lonE7: 1_066_800_002 })).toEqual(
    coarse({ latE7: 208_699_999, lonE7: 1_066_899_999 }),
  );
  expect(coarse(null)).toBeNull();
});
