import { z } from "zod";

/**
 * How a vehicle's day, or an area's traffic, runs against what was expected: the logarithm of a factor on durations as a
 * normal distribution, at an instant. Between observations it returns to its prior.
 */
export const Pace = z.object({
  mean: z.number(),
  variance: z.number().nonnegative(),
  /** Epoch ms. */
  at: z.number(),
  /** The last residual that it took in, and the vehicle that drove. */
  last: z.object({ residual: z.number(), vehicleId: z.string() }).nullable(),
});
export type Pace = z.infer<typeof Pace>;

export interface Normal {
  mean: number;
  variance: number;
}

/** After so long a day's pace, or an area's traffic, has gone 63 % of the way back to what is usual. */
export const returnS = { vehicle: 10 * 3600, area: 2 * 3600 };

/** A pace some time later: an Ornstein–Uhlenbeck process around its prior. */
export function paceAt(pace: Pace | null | undefined, prior: Normal, at: number, returningS: number): Normal {
  if (!pace) return prior;
  const kept = Math.exp(-Math.max(0, at - pace.at) / 1000 / returningS);
  return {
    mean: prior.mean + (pace.mean - prior.mean) * kept,
    variance: prior.variance + (pace.variance - prior.variance) * kept * kept,
  };
}

/**
 * What a residual says of the parts that it is the sum of, of which each was known as a normal distribution: the Bayesian
 * update of each (a Kalman filter's, with the parts' covariances left out).
 */
export function shareResidual(residual: number, parts: readonly Normal[]): Normal[] {
  const total = parts.reduce((sum, { variance }) => sum + variance, 0);
  if (total === 0) return [...parts];
  const surprise = residual - parts.reduce((sum, { mean }) => sum + mean, 0);
  return parts.map(({ mean, variance }) => ({
    mean: mean + (variance / total) * surprise,
    variance: variance * (1 - variance / total),
  }));
}
