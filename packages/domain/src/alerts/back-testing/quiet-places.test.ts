import fc from "fast-check";
import { expect, test } from "vitest";
import { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import { fence, METRE_E7, START, vehicle, walk } from "../../geofences/evaluating/fixes.arbitrary.ts";
import { OUTSIDE_ALL, stepFences } from "../../geofences/evaluating/step-fences.ts";
import { quietPlaces } from "./quiet-places.ts";

const circle = (x: number, y: number, radiusM: number) => ({
  shape: { kind: "circle", lat: (y * METRE_E7) / 1e7, lon: (x * METRE_E7) / 1e7, radiusM },
});
const corridor = {
  shape: {
    kind: "corridor",
    line: [
      [-0.005, 0],
      [0.005, 0.002],
    ],
    halfWidthM: 100,
  },
};
const fences = fc.constantFrom(
  [fence()],
  [fence(circle(0, 0, 300))],
  [fence(circle(400, 100, 900))],
  [fence(corridor)],
  [fence(circle(0, 0, 300)), fence(circle(250, 0, 120), { geofenceId: "other" })],
  [
    fence(circle(0, 0, 300), { validUntil: START + 600_000 }),
    fence(circle(0, 0, 200), { version: 2, validFrom: START + 600_000 }),
  ],
);

test("a fix at a quiet place changes nothing of what is known of geofences", () => {
  let quiet = 0;
  fc.assert(
    fc.property(walk, fences, fc.array(fc.nat(60)), (fixes, all, gapsBefore) => {
      const index = new FenceIndex(all);
      const isQuiet = quietPlaces(all, vehicle);
      let state = OUTSIDE_ALL;
      for (const [at, fix] of fixes.entries()) {
        const previous = fixes[at - 1] ?? null;
        const stepped = stepFences(state, { vehicle, previous, fix, isAfterGap: gapsBefore.includes(at) }, index);
        if (isQuiet(state, previous, fix)) {
          quiet += 1;
          expect(stepped).toEqual({ state, entered: [], left: [] });
        }
        state = stepped.state;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(quiet).toBeGreaterThan(300);
});
