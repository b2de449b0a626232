import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInPolygon, type Point, type Ring } from "./geodesy.ts";

/** A ring from pairs as GeoJSON writes them: longitude, latitude. */
const ring = (...pairs: [lon: number, lat: number][]): Ring => pairs.map(([lon, lat]) => ({ lat, lon }));
const square = ring([0, 0], [10, 0], [10, 10], [0, 10]);
const hole = ring([4, 4], [6, 4], [6, 6], [4, 6]);

test.each<[string, Point, Ring[], boolean]>([
  ["the middle", { lat: 5, lon: 5 }, [square], true],
  ["outside", { lat: 5, lon: 11 }, [square], false],
  ["an edge", { lat: 5, lon: 10 }, [square], true],
  ["a vertex", { lat: 10, lon: 10 }, [square], true],
  ["beside a vertex, level with an edge", { lat: 10, lon: 11 }, [square], false],
  ["in a hole", { lat: 5, lon: 5 }, [square, hole], false],
  ["on the edge of a hole", { lat: 5, lon: 4 }, [square, hole], true],
  ["between the hole and the ring", { lat: 5, lon: 2 }, [square, hole], true],
  ["no rings", { lat: 5, lon: 5 }, [], false],
  ["an empty ring", { lat: 5, lon: 5 }, [[]], false],
  [
    "the notch of a U",
    { lat: 8, lon: 5 },
    [ring([0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10])],
    false,
  ],
  [
    "an arm of a U",
    { lat: 8, lon: 8 },
    [ring([0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10])],
    true,
  ],
])("%s", (_what, point, rings, expected) => {
  expect(isInPolygon(point, rings)).toBe(expected);
});

describe("over the antimeridian", () => {
  test.each([
    ["stepping over it", ring([175, -20], [-175, -20], [-175, -10], [175, -10])],
    ["going beyond 180", ring([175, -20], [185, -20], [185, -10], [175, -10])],
    ["going beyond -180", ring([-185, -20], [-175, -20], [-175, -10], [-185, -10])],
  ])("a ring %s holds both sides of it and nothing else", (_how, fiji) => {
    for (const lon of [176, 179.9, 180, -180, -179.9, -176]) expect(isInPolygon({ lat: -15, lon }, [fiji])).toBe(true);
    for (const lon of [174, -174, 0, 90]) expect(isInPolygon({ lat: -15, lon }, [fiji])).toBe(false);
  });

  test("a ring along the pole holds the cap", () => {
    const arctic = ring([-180, 66], [-60, 66], [60, 66], [180, 66], [180, 90], [60, 90], [-60, 90], [-180, 90]);
    expect(isInPolygon({ lat: 89, lon: 170 }, [arctic])).toBe(true);
    expect(isInPolygon({ lat: 60, lon: 170 }, [arctic])).toBe(false);
  });
});

const coordinate = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.double({ min: -10, max: 10, noNaN: true }));
const points: fc.Arbitrary<Point> = fc.record({ lat: coordinate, lon: coordinate });
const rings = fc.array(points, { minLength: 3, maxLength: 12 });

test("where a ring begins, which way round it goes and whether it is closed make no difference", () => {
  fc.assert(
    fc.property(points, rings, fc.nat(11), (point, vertices, by) => {
      const turn = by % vertices.length;
      const rotated = [...vertices.slice(turn), ...vertices.slice(0, turn)];
      const expected = isInPolygon(point, [vertices]);
      expect(isInPolygon(point, [rotated])).toBe(expected);
      expect(isInPolygon(point, [vertices.toReversed()])).toBe(expected);
      expect(isInPolygon(point, [[...vertices, ...vertices.slice(0, 1)]])).toBe(expected);
    }),
  );
});

test("a vertex belongs to its polygon, and what lies outside the ring's box does not", () => {
  fc.assert(
    fc.property(rings, fc.nat(11), (vertices, at) => {
      const vertex = vertices[at % vertices.length];
      if (vertex) expect(isInPolygon(vertex, [vertices])).toBe(true);
      expect(isInPolygon({ lat: 10.5, lon: 0 }, [vertices])).toBe(false);
      expect(isInPolygon({ lat: 0, lon: -10.5 }, [vertices])).toBe(false);
    }),
  );
});

test("a polygon cut in two holds what one of the parts holds", () => {
  fc.assert(
    fc.property(points, fc.double({ min: -9, max: 9, noNaN: true }), (point, at) => {
      const whole = ring([-10, -10], [10, -10], [10, 10], [-10, 10]);
      const west = ring([-10, -10], [at, -10], [at, 10], [-10, 10]);
      const east = ring([at, -10], [10, -10], [10, 10], [at, 10]);
      expect(isInPolygon(point, [whole])).toBe(isInPolygon(point, [west]) || isInPolygon(point, [east]));
    }),
  );
});

test("moved round the earth together, a point and its polygon stay as they are", () => {
  const whole = fc.integer({ min: -10, max: 10 });
  const onGrid = fc.record({ lat: whole, lon: whole });
  const moves = fc.integer({ min: -17, max: 17 }).map((tens) => tens * 10);
  fc.assert(
    fc.property(onGrid, fc.array(onGrid, { minLength: 3, maxLength: 8 }), moves, (point, vertices, by) => {
      const moved = ({ lat, lon }: Point) => ({ lat, lon: lon + by });
      expect(isInPolygon(moved(point), [vertices.map(moved)])).toBe(isInPolygon(point, [vertices]));
    }),
  );
});
