import { z } from "zod";

/** Horizons at which a correction has a value of its own, seconds; between them it is drawn straight in ln(horizon). */
const knotsS = [150, 400, 900, 1800, 3600, 7200, 14_400];
const leastHorizonS = 60;
const stepShare = 0.06;
const bounds = { from: -1, to: 1.5 };

/** For one quantile: ln(corrected ÷ raw horizon) at the seven knots, and how far outcomes lie from it, about. */
const Curve = z.object({
  shifts: z.array(z.number()).length(knotsS.length),
  scales: z.array(z.number().positive()).length(knotsS.length),
});
type Curve = z.infer<typeof Curve>;

/** What predictions were off by, learned from each outcome: 28 numbers, whatever happens. */
export const Correction = z.object({ p50: Curve, p90: Curve });
export type Correction = z.infer<typeof Correction>;

/** A prediction made before its correction, and how long it took in the end. */
export interface Outcome {
  rawP50S: number;
  rawP90S: number;
  tookS: number;
}

export function emptyCorrection(): Correction {
  const curve = () => ({ shifts: knotsS.map(() => 0), scales: knotsS.map(() => 0.15) });
  return { p50: curve(), p90: curve() };
}

/** A horizon (seconds from now) corrected. A longer one never becomes the shorter: what is later stays later. */
export function correctHorizon({ shifts }: Curve, horizonS: number): number {
  let [beforeS, before] = [0, 0];
  for (const [index, knotS] of knotsS.entries()) {
    const value = Math.max(before, knotS * Math.exp(shifts[index] ?? 0));
    if (horizonS <= knotS)
      return before === 0 ? (horizonS * value) / knotS : between(horizonS, beforeS, knotS, before, value);
    [beforeS, before] = [knotS, value];
  }
  return (horizonS * before) / beforeS;
}

function between(horizonS: number, fromS: number, toS: number, from: number, to: number): number {
  const share = Math.log(horizonS / fromS) / Math.log(toS / fromS);
  return from * (to / from) ** share;
}

/**
 * The correction after an outcome. Each miss moves the curve out and each hit a little in, so that the share of hits goes
 * to the quantile whatever traffic does (quantile tracking: Gibbs and Candès 2021; Angelopoulos, Candès and Tibshirani
 * 2023, Conformal PID control), in steps as long as outcomes are usually off.
 */
export function correctAfter(correction: Correction, { rawP50S, rawP90S, tookS }: Outcome): Correction {
  return {
    p50: moved(correction.p50, 0.5, rawP50S, tookS),
    p90: moved(correction.p90, 0.9, rawP90S, tookS),
  };
}

function moved(curve: Curve, share: number, rawS: number, tookS: number): Curve {
  const horizonS = Math.max(leastHorizonS, rawS);
  const correctedS = correctHorizon(curve, rawS);
  const offBy = Math.log(Math.max(leastHorizonS, tookS) / Math.max(leastHorizonS, correctedS));
  const push = tookS > correctedS ? share : share - 1;
  const weights = weightsOf(horizonS);
  return {
    shifts: curve.shifts.map((shift, index) => {
      const step = stepShare * (curve.scales[index] ?? 0) * (weights[index] ?? 0) * push;
      return Math.min(bounds.to, Math.max(bounds.from, shift + step));
    }),
    scales: curve.scales.map((scale, index) => {
      const weight = 0.02 * (weights[index] ?? 0);
      return Math.min(0.5, Math.max(0.02, scale + weight * (Math.abs(offBy) - scale)));
    }),
  };
}

/** How much of a horizon is each knot's: 1 in all, shared by its two neighbours. */
function weightsOf(horizonS: number): number[] {
  const after = knotsS.findIndex((knotS) => horizonS <= knotS);
  if (after <= 0) return knotsS.map((_, index) => (index === (after === 0 ? 0 : knotsS.length - 1) ? 1 : 0));
  const [from, to] = [knotsS[after - 1] ?? 1, knotsS[after] ?? 1];
  const share = Math.log(horizonS / from) / Math.log(to / from);
  return knotsS.map((_, index) => (index === after ? share : index === after - 1 ? 1 - share : 0));
}
