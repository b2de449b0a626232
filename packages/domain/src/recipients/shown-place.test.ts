import fc from "fast-check";
import { expect, test } from "vitest";
import { shownPlace } from "./shown-place.ts";

const door = { latE7: 208_600_000, lonE7: 1_066_800_000 };
const near = fc.record({
  latE7: fc.integer({ min: 205_000_000, max: 212_000_000 }),
  lonE7: fc.integer({ min: 1_063_000_000, max: 1_070_000_000 }),
  fixTime: fc.integer({ min: 0, max: 2_000_000_000_000 }),
});
const seed = fc.uint8Array({ minLength: 16, maxLength: 16 });
const blurred = { exactness: "blurred", nearStops: 1 } as const;

test("a blurred place tells whole kilometres, an eighth of the compass and five minutes", () => {
  fc.assert(
    fc.property(near, seed, (vehicle, seed) => {
      const shown = shownPlace(vehicle, { door, stopsBefore: 4, seed }, blurred);
      expect(shown?.isBlurred).toBe(true);
      expect((shown?.distanceM ?? 1) % 1_000).toBe(0);
      expect((shown?.bearingDeg ?? 1) % 45).toBe(0);
      expect((shown?.at ?? 1) % 300_000).toBe(0);
      // asking again averages nothing out
      expect(shownPlace(vehicle, { door, stopsBefore: 4, seed }, blurred)).toEqual(shown);
    }),
  );
});

test("without a door, a vehicle, or where the grade shows stops alone, no place is shown", () => {
  const vehicle = { latE7: 208_500_000, lonE7: 1_066_700_000, fixTime: 0 };
  const around = { door, stopsBefore: 0, seed: new Uint8Array(16) };
  expect(shownPlace(null, around, blurred)).toBeNull();
  expect(shownPlace(vehicle, { ...around, door: null }, blurred)).toBeNull();
  expect(shownPlace(vehicle, around, { ...blurred, exactness: "stops" })).toBeNull();
  expect(shownPlace(vehicle, around, { ...blurred, exactness: "nothing" })).toBeNull();
  expect(shownPlace(vehicle, around, blurred)?.isBlurred).toBe(false);
  // how many stops are before is not known: it is not near
  expect(shownPlace(vehicle, { ...around, stopsBefore: null }, blurred)?.isBlurred).toBe(true);
});
