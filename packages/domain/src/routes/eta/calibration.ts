import { z } from "zod";
import { Correction, correctAfter, emptyCorrection } from "./correction.ts";
import type { ArrivalEstimate } from "./estimate-arrivals.ts";

/** Predictions are told apart by how far ahead they look: up to so many seconds, and beyond. */
export const horizonEndsS = [600, 1200, 2700, 5400, 10_800, Number.POSITIVE_INFINITY];
/** A held or missed prediction counts in the recent share about so long, in predictions. */
const recentOf = 500;

const HorizonCount = z.object({
  count: z.int().nonnegative(),
  heldP50: z.int().nonnegative(),
  heldP90: z.int().nonnegative(),
  /** Sum of P90 − P50. */
  widthS: z.number(),
  /** Of the last few hundred, weighted; what an alert on drift looks at. */
  recentP50: z.number(),
  recentP90: z.number(),
});

/** What was predicted against what happened, by horizon, and the correction learned from it. Always six rows. */
export const Calibration = z.object({
  horizons: z.array(HorizonCount).length(horizonEndsS.length),
  correction: Correction,
});
export type Calibration = z.infer<typeof Calibration>;

/** A prediction that waits for its outcome; epoch ms. */
export const Prediction = z.object({
  at: z.number(),
  p50: z.number(),
  p90: z.number(),
  rawP50: z.number(),
  rawP90: z.number(),
});
export type Prediction = z.infer<typeof Prediction>;

/** The predictions kept of a stop: the first in each horizon, six at most. */
export const Predictions = z.array(Prediction).max(horizonEndsS.length);

export function emptyCalibration(): Calibration {
  const row = { count: 0, heldP50: 0, heldP90: 0, widthS: 0, recentP50: 0.5, recentP90: 0.9 };
  return { horizons: horizonEndsS.map(() => ({ ...row })), correction: emptyCorrection() };
}

/** The predictions of a stop with an estimate made now, if it is the first that looks so far ahead. */
export function keepPrediction(kept: readonly Prediction[], estimate: ArrivalEstimate, now: number): Prediction[] {
  const { p50, p90, rawP50, rawP90 } = estimate;
  const prediction = { at: now, p50, p90, rawP50, rawP90 };
  const horizon = horizonOf(prediction);
  // estimates flutter: a prediction that looks further than one before it is none of a new horizon
  if (kept.some((before) => horizonOf(before) <= horizon)) return [...kept];
  return [...kept, prediction];
}

/** What an arrival (epoch ms) says of the predictions that were made of it. */
export function settle(calibration: Calibration, predictions: readonly Prediction[], arrivedAt: number): Calibration {
  let { horizons, correction } = calibration;
  for (const prediction of predictions) {
    const { at, p50, p90, rawP50, rawP90 } = prediction;
    const horizon = horizonOf(prediction);
    horizons = horizons.map((row, index) => {
      if (index !== horizon) return row;
      const held = { p50: arrivedAt <= p50 ? 1 : 0, p90: arrivedAt <= p90 ? 1 : 0 };
      return {
        count: row.count + 1,
        heldP50: row.heldP50 + held.p50,
        heldP90: row.heldP90 + held.p90,
        widthS: row.widthS + (p90 - p50) / 1000,
        recentP50: row.recentP50 + (held.p50 - row.recentP50) / recentOf,
        recentP90: row.recentP90 + (held.p90 - row.recentP90) / recentOf,
      };
    });
    const seconds = (until: number) => (until - at) / 1000;
    correction = correctAfter(correction, {
      rawP50S: seconds(rawP50),
      rawP90S: seconds(rawP90),
      tookS: seconds(arrivedAt),
    });
  }
  return { horizons, correction };
}

/** Which horizon a prediction looks at, by its P50. */
function horizonOf({ at, p50 }: Prediction): number {
  return horizonEndsS.findIndex((endS) => p50 - at <= endS * 1000);
}

/** Of all P50s and P90s, how many held: shares of all horizons together; null before the first outcome. */
export function heldShares({ horizons }: Calibration): { p50: number; p90: number; meanWidthS: number } | null {
  const sum = (of: (row: Calibration["horizons"][number]) => number) => horizons.reduce((so, row) => so + of(row), 0);
  const count = sum((row) => row.count);
  if (count === 0) return null;
  return {
    p50: sum((row) => row.heldP50) / count,
    p90: sum((row) => row.heldP90) / count,
    meanWidthS: sum((row) => row.widthS) / count,
  };
}
