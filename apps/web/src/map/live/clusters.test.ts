import fc from "fast-check";
import { expect, test } from "vitest";
import { mercatorX, mercatorY, worldPx } from "../mercator.ts";
import { groupMarks } from "./clusters.ts";

function placed(points: readonly { lon: number; lat: number; state?: number }[]) {
  return {
    x: Float64Array.from(points, ({ lon }) => mercatorX(lon)),
    y: Float64Array.from(points, ({ lat }) => mercatorY(lat)),
    state: Uint8Array.from(points, ({ state }) => state ?? 0),
  };
}

const slotsOf = (points: readonly unknown[]) => points.map((_, slot) => slot);

test("vehicles in one yard are one mark that counts them by state", () => {
  const points = [
    { lon: 105.8, lat: 21, state: 0 },
    { lon: 105.801, lat: 21.001, state: 2 },
    { lon: 105.802, lat: 21, state: 2 },
    { lon: 108.2, lat: 16, state: 0 },
  ];
  const { clusters, alone } = groupMarks(placed(points), slotsOf(points), { zoom: 6 });
  expect(clusters.map(({ count, byState }) => ({ count, byState }))).toEqual([{ count: 3, byState: [1, 0, 2, 0] }]);
  expect(alone).toEqual([3]);
});

test("the chosen vehicle stays apart", () => {
  const points = [
    { lon: 105.8, lat: 21 },
    { lon: 105.801, lat: 21 },
    { lon: 105.802, lat: 21 },
  ];
  const { clusters, alone } = groupMarks(placed(points), slotsOf(points), { zoom: 6, keepApart: 1 });
  expect(alone).toEqual([1]);
  expect(clusters[0]?.count).toBe(2);
});

const fleet = fc.array(
  fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    state: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 300 },
);

test("every vehicle is in exactly one mark, at every zoom", () => {
  fc.assert(
    fc.property(fleet, fc.integer({ min: 0, max: 15 }), (points, zoom) => {
      const { clusters, alone, clusterOf } = groupMarks(placed(points), slotsOf(points), { zoom });
      const inClusters = clusters.reduce((sum, { count }) => sum + count, 0);
      expect(inClusters + alone.length).toBe(points.length);
      expect(clusterOf.reduce((sum, cluster) => sum + (cluster >= 0 ? 1 : 0), 0)).toBe(inClusters);
      for (const { count, byState } of clusters) expect(byState.reduce((sum, each) => sum + each, 0)).toBe(count);
    }),
  );
});

test("two marks that stand alone are further apart than the radius", () => {
  fc.assert(
    fc.property(fleet, fc.integer({ min: 0, max: 8 }), (points, zoom) => {
      const { x, y, state } = placed(points);
      const { alone } = groupMarks({ x, y, state }, slotsOf(points), { zoom, radiusPx: 46 });
      for (const one of alone)
        for (const other of alone) {
          if (other <= one) continue;
          const apart = Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0));
          expect(apart * worldPx(zoom)).toBeGreaterThan(46);
        }
    }),
  );
});

test("ten thousand are grouped in a few milliseconds", () => {
  const points = Array.from({ length: 10_000 }, (_, at) => ({ lon: 103 + (at % 97) / 20, lat: 9 + (at % 89) / 7 }));
  const fleet = placed(points);
  const slots = slotsOf(points);
  groupMarks(fleet, slots, { zoom: 6 });
  const startedAt = performance.now();
  groupMarks(fleet, slots, { zoom: 6 });
  // 3 ms where nothing else runs; what it must never be is quadratic
  expect(performance.now() - startedAt).toBeLessThan(250);
});
