import { destination, distanceM, distanceToLineM, isInPolygon } from "@cartage/telemetry/geodesy";
import { fromE7, toE7 } from "@cartage/telemetry/units";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FenceShape } from "../inputs.ts";
import type { LonLat } from "../ring-rules.ts";
import { star } from "../star.arbitrary.ts";
import { compileShape } from "./compile-shape.ts";

const compile = (shape: unknown) => compileShape(FenceShape.parse(shape));
const at = (lon: number, lat: number) => ({ latE7: toE7(lat), lonE7: toE7(lon) });
const points = (ring: readonly LonLat[]) => ring.map(([lon, lat]) => ({ lon, lat }));
const scaled = (ring: readonly LonLat[], by: number, lon: number, lat: number): LonLat[] =>
  ring.map(([x, y]) => [fromE7(toE7(lon + (x - lon) * by)), fromE7(toE7(lat + (y - lat) * by))]);

describe("a polygon", () => {
  test("covers what isInPolygon of the geodesy does, with a hole, few edges or many, corners and edges among the points", () => {
    const place = { lon: 106.7, lat: 10.8 };
    const offset = fc.double({ min: -1.2, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(
        star({ ...place, reachDeg: 0.02, most: 120 }),
        fc.array(fc.tuple(offset, offset), { minLength: 40 }),
        (ring, offsets) => {
          const hole = scaled(ring, 0.25, place.lon, place.lat);
          const shape = compile({ kind: "polygon", parts: [[ring, hole]] });
          const tried = [
            ...offsets.map(([x, y]) => [place.lon + x * 0.02, place.lat + y * 0.02] as const),
            ...ring,
            ...hole,
          ];
          for (const [lon, lat] of tried) {
            const { latE7, lonE7 } = at(lon, lat);
            const point = { lat: fromE7(latE7), lon: fromE7(lonE7) };
            // computed in degrees, the geodesy's answer is not exact on an edge
            if (shape.edgeDistanceM(latE7, lonE7, 0.02) <= 0.02) continue;
            expect(shape.covers(latE7, lonE7)).toBe(isInPolygon(point, [points(ring), points(hole)]));
          }
          for (const [lon, lat] of [...ring, ...hole]) expect(shape.covers(toE7(lat), toE7(lon))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is one piece across the antimeridian, stepped over or cut in two", () => {
    const stepped = compile({
      kind: "polygon",
      parts: [
        [
          [
            [170, 0],
            [-170, 0],
            [-170, 10],
            [170, 10],
          ],
        ],
      ],
    });
    const cut = compile({
      kind: "polygon",
      parts: [
        [
          [
            [170, 0],
            [180, 0],
            [180, 10],
            [170, 10],
          ],
        ],
        [
          [
            [-180, 0],
            [-170, 0],
            [-170, 10],
            [-180, 10],
          ],
        ],
      ],
    });
    for (const [lon, isInside] of [
      [169.9, false],
      [170, true],
      [179.9, true],
      [180, true],
      [-180, true],
      [-170, true],
      [-169.9, false],
      [0, false],
    ] as const) {
      const { latE7, lonE7 } = at(lon, 5);
      expect([stepped.covers(latE7, lonE7), cut.covers(latE7, lonE7)]).toEqual([isInside, isInside]);
    }
    expect(stepped.stretchesInside(at(160, 5), at(-160, 5))).toEqual([[0.25, 0.75]]);
    expect(cut.stretchesInside(at(160, 5), at(-160, 5))).toEqual([[0.25, 0.75]]);
  });

  test("tells points one step of 1e-7° from an edge apart, on edges of thousands of kilometres too", () => {
    const shape = compile({
      kind: "polygon",
      parts: [
        [
          [
            [-50, -10],
            [51, 33.0000001],
            [-50, 60],
          ],
        ],
      ],
    });
    const slope = 43.0000001 / 101;
    for (let lon = -49; lon < 51; lon += 7.3) {
      const lat = -10 + (fromE7(toE7(lon)) + 50) * slope;
      expect(shape.covers(toE7(lat) - 1, toE7(lon))).toBe(false);
      expect(shape.covers(toE7(lat) + 1, toE7(lon))).toBe(true);
    }
  });

  test("names the stretches of a way inside it, in order", () => {
    const u = compile({
      kind: "polygon",
      parts: [
        [
          [
            [0, 0],
            [10, 0],
            [10, 10],
            [7, 10],
            [7, 3],
            [3, 3],
            [3, 10],
            [0, 10],
          ],
        ],
      ],
    });
    expect(u.stretchesInside(at(-5, 8), at(15, 8))).toEqual([
      [0.25, 0.4],
      [0.6, 0.75],
    ]);
    expect(u.stretchesInside(at(1, 8), at(2, 8))).toEqual([[0, 1]]);
    expect(u.stretchesInside(at(5, 8), at(5, 9))).toEqual([]);
    expect(u.stretchesInside(at(0, -5), at(0, 15))).toEqual([[0.25, 0.75]]);
  });
});

describe("a circle", () => {
  const shape = compile({ kind: "circle", lat: 60, lon: 10, radiusM: 500 });

  test("reaches as far as the great circle does, to all sides", () => {
    for (let bearing = 0; bearing < 360; bearing += 15) {
      const near = destination({ lat: 60, lon: 10 }, bearing, 499.9);
      const far = destination({ lat: 60, lon: 10 }, bearing, 500.1);
      expect([shape.covers(toE7(near.lat), toE7(near.lon)), shape.covers(toE7(far.lat), toE7(far.lon))]).toEqual([
        true,
        false,
      ]);
      expect(shape.edgeDistanceM(toE7(far.lat), toE7(far.lon), 1)).toBeCloseTo(0.1, 1);
      expect(
        far.lon > fromE7(shape.box.east) || far.lat > fromE7(shape.box.north) || far.lat < fromE7(shape.box.south),
      ).toBe(bearing % 90 === 0 && bearing !== 270);
    }
  });

  test("is crossed where a way comes so close", () => {
    const [[from, until] = [0, 0]] = shape.stretchesInside(at(9.98, 60.001), at(10.03, 60.001));
    for (const fraction of [from, until]) {
      expect(distanceM({ lat: 60.001, lon: 9.98 + 0.05 * fraction }, { lat: 60, lon: 10 })).toBeCloseTo(500, 2);
    }
    expect(shape.stretchesInside(at(9.98, 60.01), at(10.03, 60.01))).toEqual([]);
  });
});

describe("a corridor", () => {
  const line = [
    [106.7, 10.7],
    [106.71, 10.72],
    [106.7, 10.75],
    [106.73, 10.75],
  ] as const;
  const shape = compile({ kind: "corridor", line, halfWidthM: 200 });

  test("covers what is so close to its line, within a part in a hundred", () => {
    const near = fc.tuple(
      fc.double({ min: 106.69, max: 106.74, noNaN: true }),
      fc.double({ min: 10.69, max: 10.76, noNaN: true }),
    );
    fc.assert(
      fc.property(near, ([lon, lat]) => {
        const distance = distanceToLineM({ lat, lon }, points(line));
        if (Math.abs(distance - 200) > 2) expect(shape.covers(toE7(lat), toE7(lon))).toBe(distance < 200);
      }),
    );
  });

  test("is left and entered where a way cuts its bends", () => {
    const stretches = shape.stretchesInside(at(106.695, 10.73), at(106.735, 10.76));
    expect(stretches).toHaveLength(2);
    for (const fraction of stretches.flat()) {
      const lon = 106.695 + 0.04 * fraction;
      expect(Math.abs(distanceToLineM({ lat: 10.73 + 0.03 * fraction, lon }, points(line)) - 200)).toBeLessThan(2);
    }
  });
});
