import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlaces, writePlaces } from "./places-text.ts";

test("what is written is read again, to the last digit that is stored", () => {
  const degrees = (most: number) => fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((e7) => e7 / 1e7);
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(degrees(180), degrees(90)), { selector: String }), (places) => {
      expect(readPlaces(writePlaces(places))).toEqual({ places, wrongLine: null });
    }),
  );
});

test.each([
  ["21.03, 105.85", [[105.85, 21.03]], null],
  [
    "21.03 105.85\n\n 21.04;105.86 ",
    [
      [105.85, 21.03],
      [105.86, 21.04],
    ],
    null,
  ],
  ["21.03, 105.85\nhere", [[105.85, 21.03]], 2],
  ["21.03", [], 1],
  ["1, 2, 3", [], 1],
])("%j is read a place a line", (text, places, wrongLine) => {
  expect(readPlaces(text)).toEqual({ places, wrongLine });
});

test("a ring's repeated first place is left out", () => {
  expect(
    writePlaces([
      [1, 2],
      [3, 4],
      [5, 6],
      [1, 2],
    ]),
  ).toBe("2, 1\n4, 3\n6, 5");
});
