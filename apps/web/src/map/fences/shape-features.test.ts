import { isInPolygon } from "@cartage/telemetry/geodesy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fenceFeatures, placesOf } from "./shape-features.ts";
import { circleOf, handlesOf, withGeometry } from "./sketch-features.ts";

const fence = (shape: Parameters<typeof placesOf>[0]) => ({ id: "1", name: "Yard", colour: null, shape });
const square = (west: number, east: number, south = 0, north = 10): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test("a name stands inside its area, beside its holes", () => {
  const span = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(span, span, span, (before, hole, after) => {
      const [from, until] = [before, before + hole];
      const parts = [[square(0, until + after), square(from, until, 2, 8)]];
      const [name] = fenceFeatures([fence({ kind: "polygon", parts })], "#000000").names.features;
      const [lon = 0, lat = 0] = name?.geometry.coordinates ?? [];
      const rings = parts[0]?.map((ring) => ring.map(([x, y]) => ({ lon: x, lat: y }))) ?? [];
      expect(isInPolygon({ lat, lon }, rings)).toBe(true);
    }),
  );
});

test("a shape across the antimeridian is drawn in one piece", () => {
  const lons = placesOf({ kind: "circle", lat: 10, lon: 179.99, radiusM: 50_000 }).map(([lon = 0]) => lon);
  expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(1);
  expect(
    placesOf({
      kind: "corridor",
      line: [
        [179, 0],
        [-179, 1],
      ],
      halfWidthM: 10,
    }),
  ).toEqual([
    [179, 0],
    [181, 1],
  ]);
});

test("great areas lie below small ones, so that a press finds the small", () => {
  const shape = (east: number) => ({ kind: "polygon" as const, parts: [[square(0, east)]] });
  const fences = [
    { ...fence(shape(1)), id: "small" },
    { ...fence(shape(5)), id: "great" },
  ];
  expect(fenceFeatures(fences, "#000000").areas.features.map(({ properties }) => properties.id)).toEqual([
    "great",
    "small",
  ]);
});

test("a circle is what its rim says, and the one that is moved keeps its radius", () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  const circle = fc.record({ lat: degrees(70), lon: degrees(170), radiusM: fc.integer({ min: 20, max: 50_000 }) });
  fc.assert(
    fc.property(circle, fc.double({ min: 0.02, max: 0.5, noNaN: true }), (given, north) => {
      const shape = { kind: "circle" as const, ...given };
      const [handled] = handlesOf(shape);
      const [rim = []] = (handled?.geometry.coordinates ?? []) as [number, number][][];
      const read = circleOf(rim);
      expect(read.lat).toBeCloseTo(given.lat, 4);
      expect(read.lon).toBeCloseTo(given.lon, 4);
      expect(Math.abs(read.radiusM - given.radiusM)).toBeLessThanOrEqual(2);
      const byDegrees = (north * given.radiusM) / 111_000;
      const moved = rim.map(([lon, lat]): [number, number] => [lon, lat + byDegrees]);
      expect(withGeometry(shape, 0, { type: "Polygon", coordinates: [moved] })).toMatchObject({
        radiusM: given.radiusM,
      });
    }),
  );
});

test("a ring that is changed leaves the others alone", () => {
  const parts = [[square(0, 9), square(1, 2, 1, 2)], [square(20, 30)]];
  const changed = withGeometry({ kind: "polygon", parts }, 1, { type: "Polygon", coordinates: [square(3, 4, 1, 2)] });
  expect(changed).toEqual({ kind: "polygon", parts: [[square(0, 9), square(3, 4, 1, 2)], [square(20, 30)]] });
});
