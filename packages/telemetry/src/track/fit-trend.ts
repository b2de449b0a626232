import { changes, type Given, type Weights, weightUnit } from "./predict.ts";

const passes = 3;

/**
 * The weights with which a trend foretells values best: least squares, weighted so that leaps count little (iteratively,
 * towards the least sum of absolute errors). Only the encoder fits; what it found is written down.
 */
export function fitTrend(values: Int32Array, given: Given): Weights {
  const inputs = given.reckoned ? [0, 1, 2, 3] : [0, 1];
  let weights: Weights = [0, 0, 0, 0];
  for (let pass = 0; pass < passes; pass++) {
    const sums = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0]);
    for (let at = 3; at < values.length; at++) {
      const { last, secondLast, reckoned, reckonedLast } = changes(values, given, at);
      const x = [last, secondLast, reckoned, reckonedLast];
      const change = (values[at] as number) - (values[at - 1] as number);
      const off =
        change -
        (weights[0] * last + weights[1] * secondLast + weights[2] * reckoned + weights[3] * reckonedLast) / weightUnit;
      const counts = 1 / (Math.abs(off) + 2);
      for (const i of inputs) {
        const row = sums[i] as number[];
        for (const j of inputs) row[j] = (row[j] as number) + counts * (x[i] as number) * (x[j] as number);
        row[4] = (row[4] as number) + counts * (x[i] as number) * change;
      }
    }
    weights = solve(sums, inputs);
  }
  return weights;
}

/** Gauss elimination with a little added to the diagonal, so that inputs that say the same do no harm. */
function solve(sums: number[][], inputs: number[]): Weights {
  const rows = inputs.map((i) => [...inputs.map((j) => sums[i]?.[j] ?? 0), sums[i]?.[4] ?? 0]);
  const size = rows.length;
  for (let i = 0; i < size; i++) (rows[i] as number[])[i] = (rows[i]?.[i] ?? 0) * (1 + 1e-6) + 1e-6;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = (rows[row]?.[pivot] ?? 0) / (rows[pivot]?.[pivot] ?? 1);
      for (let column = pivot; column <= size; column++) {
        (rows[row] as number[])[column] = (rows[row]?.[column] ?? 0) - factor * (rows[pivot]?.[column] ?? 0);
      }
    }
  }
  const solved = [0, 0, 0, 0];
  inputs.forEach((input, i) => {
    const weight = Math.round(((rows[i]?.[size] ?? 0) / (rows[i]?.[i] ?? 1)) * weightUnit);
    solved[input] = Number.isFinite(weight) ? Math.max(-8192, Math.min(8192, weight)) : 0;
  });
  return [solved[0] ?? 0, solved[1] ?? 0, solved[2] ?? 0, solved[3] ?? 0];
}
