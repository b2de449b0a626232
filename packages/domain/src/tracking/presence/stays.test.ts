import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf, type Within } from "./area.ts";
import { type Fix, staysIn } from "./stays.ts";

const circle: Within = { circle: { lat: 0, lon: 0, radiusM: 1_000 } };
const square: Within = {
  polygon: [
    [-0.01, -0.01],
    [0.01, -0.01],
    [0.01, 0.01],
    [-0.01, 0.01],
  ],
};
/** A square of two parts, of which one has a hole in its middle. */
const parts: Within = {
  fence: {
    kind: "polygon",
    parts: [[box(-0.01, -0.01, 0, 0.01), box(-0.006, -0.004, -0.003, 0.004)], [box(0.004, -0.01, 0.01, 0.01)]],
  },
};
const corridor: Within = {
  fence: {
    kind: "corridor",
    line: [
      [-0.01, -0.01],
      [0.01, -0.01],
      [0.01, 0.01],
    ],
    halfWidthM: 300,
  },
};
const fix = (minute: number, lat: number, lon: number): Fix => ({ time: minute * 60_000, lat, lon });

test.each([
  ["a circle", circle, 8.993e-3],
  ["a square", square, 0.01],
] as const)("a way through %s between two sparse fixes is found, with when it came and left", (_, within, halfDeg) => {
  const [stay, ...others] = staysIn(areaOf(within), [fix(0, 0, -0.05), fix(5, 0, 0.05)]);
  expect(others).toEqual([]);
  expect(stay?.enteredAt).toBeCloseTo(((0.05 - halfDeg) / 0.1) * 300_000, -3);
  expect(stay?.leftAt).toBeCloseTo(((0.05 + halfDeg) / 0.1) * 300_000, -3);
  expect(stay).toMatchObject({ isFromBefore: false, isBeyond: false });
});

test("who stands inside and sleeps is there all the time", () => {
  const stays = staysIn(areaOf(square), [fix(0, 0, 0), fix(300, 0.0001, 0)]);
  expect(stays).toEqual([{ enteredAt: 0, leftAt: 300 * 60_000, isFromBefore: true, isBeyond: true }]);
});

test("over a long silence no way is made up", () => {
  expect(staysIn(areaOf(square), [fix(0, 0, -0.5), fix(60, 0, 0.5)])).toEqual([]);
});

test("a way that goes in twice is two stays", () => {
  const way = [fix(0, 0, -0.02), fix(1, 0, 0), fix(2, 0.02, 0), fix(3, 0, 0), fix(4, -0.02, 0)];
  expect(staysIn(areaOf(square), way)).toHaveLength(2);
});

test("a hole, and what is between parts, is outside", () => {
  const stays = staysIn(areaOf(parts), [fix(0, 0, -0.02), fix(8, 0, 0.02)]);
  expect(stays.map(({ enteredAt, leftAt }) => [enteredAt, leftAt].map((at) => Math.round(at / 1_000)))).toEqual([
    [120, 168],
    [204, 240],
    [288, 360],
  ]);
});

test("a corridor is as wide as it says, around its corners too", () => {
  const area = areaOf(corridor);
  const isIn = (lat: number, lon: number) => area.contains(area.flat(lat, lon));
  const halfWidth = 300 / 111_195;
  expect(isIn(-0.01 - halfWidth * 0.99, 0)).toBe(true);
  expect(isIn(-0.01 - halfWidth * 1.01, 0)).toBe(false);
  // beyond the corner, where the edges' rectangles leave a notch
  expect(isIn(-0.01 - halfWidth * 0.6, 0.01 + halfWidth * 0.6)).toBe(true);
  expect(isIn(-0.01 - halfWidth * 0.8, 0.01 + halfWidth * 0.8)).toBe(false);
  expect(area.bounds.south).toBeCloseTo(-0.01 - halfWidth, 6);
});

test("a fix is inside exactly when a stay covers its time", () => {
  const coordinate = fc.integer({ min: -20, max: 20 }).map((step) => (step + 0.37) / 1000);
  const way = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(way, fc.constantFrom(circle, square, parts, corridor), (points, within) => {
      const area = areaOf(within);
      const fixes = points.map(([lat, lon], minute) => fix(minute, lat, lon));
      const stays = staysIn(area, fixes);
      for (const each of fixes) {
        const isCovered = stays.some(({ enteredAt, leftAt }) => enteredAt <= each.time && each.time <= leftAt);
        expect(isCovered).toBe(area.contains(area.flat(each.lat, each.lon)));
      }
      stays.forEach((stay, at) => {
        expect(stay.enteredAt).toBeLessThanOrEqual(stay.leftAt);
        expect(stay.enteredAt).toBeGreaterThanOrEqual(stays[at - 1]?.leftAt ?? 0);
      });
    }),
  );
});

function box(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
