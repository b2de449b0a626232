import fc from "fast-check";
import { expect, test } from "vitest";
import { FenceIndex } from "./fence-index.ts";
import { fence, fix, METRE_E7, only, START, seconds, staysOf, vehicle, walk } from "./fixes.arbitrary.ts";
import type { FenceState } from "./membership.ts";
import { OUTSIDE_ALL, stepFences } from "./step-fences.ts";

/** Overlapping circles, some small. */
const circles = new FenceIndex(
  [
    [0, 0, 300],
    [250, 0, 120],
    [-400, 100, 80],
    [600, -50, 500],
    [0, 500, 200],
  ].map(([x = 0, y = 0, radiusM = 0], at) =>
    fence(
      { shape: { kind: "circle", lat: (y * METRE_E7) / 1e7, lon: (x * METRE_E7) / 1e7, radiusM } },
      { geofenceId: `g${at}` },
    ),
  ),
);
test("stays in one geofence never overlap, and lie within the time of the fixes", () => {
  fc.assert(
    fc.property(walk, fc.array(fc.nat(60)), (fixes, gapsBefore) => {
      const stays = staysOf(circles, fixes, { gapsBefore });
      const lastS = seconds(fixes.at(-1)?.time ?? START);
      for (const one of stays) {
        expect(one.until ?? lastS).toBeGreaterThanOrEqual(one.from);
        expect(one.until ?? lastS).toBeLessThanOrEqual(lastS);
        const next = stays.find(
          (other) => other !== one && other.geofenceId === one.geofenceId && other.from >= one.from,
        );
        if (next) expect(next.from).toBeGreaterThanOrEqual(one.until ?? Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: 300 },
  );
});

test("without doubt about fixes, the geofences a vehicle is in are those that cover it", () => {
  const sure = new FenceIndex(
    [
      [0, 0, 300],
      [250, 0, 120],
      [600, -50, 500],
    ].map(([x = 0, y = 0, radiusM = 0], at) =>
      fence(
        { hysteresisM: 0, shape: { kind: "circle", lat: (y * METRE_E7) / 1e7, lon: (x * METRE_E7) / 1e7, radiusM } },
        { geofenceId: `g${at}` },
      ),
    ),
  );
  const all = ["g0", "g1", "g2"];
  fc.assert(
    fc.property(walk, (fixes) => {
      let state: FenceState = OUTSIDE_ALL;
      for (const [at, next] of fixes.entries()) {
        const exact = { ...next, accuracyM: null };
        const previous = fixes[at - 1];
        const step = {
          vehicle,
          previous: previous ? { ...previous, accuracyM: null } : null,
          fix: exact,
          isAfterGap: false,
        };
        ({ state } = stepFences(state, step, sure));
        const covering = all.filter((id) => sure.fenceAt(id, next.time)?.shape.covers(next.latE7, next.lonE7));
        expect(state.memberships.map(({ geofenceId }) => geofenceId)).toEqual(covering);
      }
    }),
    { numRuns: 200 },
  );
});

test("a jitter at the edge, within the accuracy, is at most one visit", () => {
  const jitter = fc.array(fc.tuple(fc.integer({ min: -24, max: 24 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 2,
    maxLength: 80,
  });
  fc.assert(
    fc.property(jitter, (steps) => {
      let time = 0;
      // every fourth fix is back inside, so that no two minutes pass outside
      const fixes = steps.map(([off, afterS], at) => {
        time += afterS;
        return fix(at % 4 === 0 ? 495 : 500 + off, time, { accuracyM: 25 });
      });
      expect(staysOf(only(), fixes).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});
