import fc from "fast-check";
import { expect, test } from "vitest";
import { Calibration, emptyCalibration, heldShares, keepPrediction, Predictions, settle } from "./calibration.ts";
import { correctAfter, correctHorizon, emptyCorrection } from "./correction.ts";
import { normalQuantile } from "./normals.ts";

const outcomes = fc.array(
  fc.record({
    rawP50S: fc.double({ min: 0, max: 40_000, noNaN: true }),
    rawP90S: fc.double({ min: 0, max: 60_000, noNaN: true }),
    tookS: fc.double({ min: 0, max: 90_000, noNaN: true }),
  }),
  { maxLength: 300 },
);

test("whatever came, a longer horizon stays the longer, and the document keeps its size", () => {
  fc.assert(
    fc.property(outcomes, fc.nat(50_000), fc.nat(5_000), (all, horizonS, moreS) => {
      const correction = all.reduce(correctAfter, emptyCorrection());
      for (const curve of [correction.p50, correction.p90]) {
        expect(correctHorizon(curve, horizonS + moreS)).toBeGreaterThanOrEqual(correctHorizon(curve, horizonS) - 1e-6);
      }
      expect(JSON.stringify(correction).length).toBeLessThan(900);
    }),
    { numRuns: 30 },
  );
  expect(correctHorizon(emptyCorrection().p90, 1234)).toBeCloseTo(1234);
});

test("a thousand outcomes after a change that the model never saw, P50s and P90s hold again", () => {
  let calibration = emptyCalibration();
  let measured = emptyCalibration();
  for (let round = 0; round < 3000; round++) {
    // evenly spread luck (the golden ratio's multiples); from a third on everything takes 40 % longer
    const horizonS = 200 + 9000 * ((round * 0.754877666) % 1);
    const luck = normalQuantile((0.5 + round * 0.618033989) % 1);
    const tookS = horizonS * Math.exp(0.15 * luck) * (round > 1000 ? 1.4 : 1);
    const at = round * 1_000_000;
    const raw = { rawP50: at + horizonS * 1000, rawP90: at + horizonS * 1000 * Math.exp(0.15 * 1.2816) };
    const corrected = (which: "p50" | "p90", until: number) =>
      at + 1000 * correctHorizon(calibration.correction[which], (until - at) / 1000);
    const estimate = {
      ...{ stopId: "one", lateShare: null, ...raw },
      p50: corrected("p50", raw.rawP50),
      p90: corrected("p90", raw.rawP90),
    };
    const predictions = keepPrediction([], estimate, at);
    calibration = settle(calibration, predictions, at + tookS * 1000);
    if (round > 2000) measured = settle(measured, predictions, at + tookS * 1000);
  }
  const held = heldShares(measured);
  expect(held?.p50).toBeGreaterThan(0.45);
  expect(held?.p50).toBeLessThan(0.55);
  expect(held?.p90).toBeGreaterThan(0.87);
  expect(held?.p90).toBeLessThan(0.93);
  expect(Calibration.parse(JSON.parse(JSON.stringify(calibration)))).toEqual(calibration);
});

test("of a stop the first prediction in each horizon is kept, six at most, and each is counted once", () => {
  const arrivedAt = 20_000_000;
  let kept: ReturnType<typeof keepPrediction> = [];
  for (let at = 0; at < arrivedAt; at += 60_000) {
    const p50 = arrivedAt + (at % 7) * 1000;
    const estimate = { stopId: "one", p50, p90: p50 + 60_000, rawP50: p50, rawP90: p50, lateShare: null };
    kept = keepPrediction(kept, estimate, at);
  }
  expect(Predictions.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(kept).toHaveLength(6);
  expect(kept.map(({ at }) => at)).toEqual([...kept.map(({ at }) => at)].sort((a, b) => a - b));
  const { horizons } = settle(emptyCalibration(), kept, arrivedAt);
  expect(horizons.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(horizons.every(({ heldP90 }) => heldP90 === 1)).toBe(true);
  expect(heldShares(emptyCalibration())).toBeNull();
});
