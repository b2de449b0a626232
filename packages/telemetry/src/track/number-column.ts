import { type ByteReader, Malformed } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { bitsOf, readResiduals, skipResiduals, writeResiduals } from "./code-residuals.ts";
import { fitTrend } from "./fit-trend.ts";
import {
  type Given,
  goOnAsBefore,
  goOnByTrend,
  type Prediction,
  predictions,
  predictor,
  type Weights,
  withinTurn,
} from "./predict.ts";
import { unzigzag, zigzag } from "./residuals.ts";
import { absent } from "./track-rows.ts";

// A column's first byte: which prediction, and what more there is.
const predictionMask = 7;
const someAbsent = 8;
const allAbsent = 16;
/** Differences are taken the shorter way round a circle of 3,600 (a heading). */
const turns = 32;
const turn = 3600;

const noWeights: Weights = [0, 0, 0, 0];

export interface ColumnOptions extends Given {
  /** Which predictions the encoder tries. */
  tries: readonly Prediction[];
  /** Whether the values are tenths of a degree, of which 0 follows 3,599. */
  isHeading?: boolean;
}

/** Writes a column of whole numbers of 32 bits, `absent` among them. */
export function writeColumn(out: ByteWriter, values: Int32Array, { tries, isHeading, ...given }: ColumnOptions): void {
  const present = presenceOf(values);
  if (present.none) {
    out.byte(allAbsent);
    return;
  }
  const carried = carry(values);
  const isCircular = isHeading === true && canTurn(carried);
  let best: { prediction: Prediction; weights: Weights; residuals: Uint32Array; bits: number } | undefined;
  for (const prediction of tries) {
    const weights = prediction === predictions.trend ? fitTrend(carried, given) : noWeights;
    const predict = predictor(prediction, weights, carried, given);
    const residuals = residualsOf(values, predict, { count: present.count, isCircular });
    const bits = Math.min(bitsOf(residuals, 1), bitsOf(residuals, 4)) + (weights === noWeights ? 0 : 64);
    if (!best || bits < best.bits) best = { prediction, weights, residuals, bits };
  }
  if (!best) throw new RangeError("A column needs a prediction.");
  out.byte(best.prediction | (present.flags ? someAbsent : 0) | (isCircular ? turns : 0));
  if (present.flags) writeResiduals(out, present.flags);
  if (best.prediction === predictions.trend) for (const weight of best.weights) out.signed(weight);
  writeResiduals(out, best.residuals);
}

/**
 * Reads a column of so many values. Answers them, and as `carried` with the value before where there is none; of `wanted` the
 * first ones alone, behind which it goes on all the same.
 */
export function readColumn(
  from: ByteReader,
  length: number,
  given: Given,
  wanted = length,
): { values: Int32Array; carried: Int32Array } {
  const { flags, isAbsent, weights } = readHead(from, length);
  if (flags === allAbsent) return { values: new Int32Array(wanted).fill(absent), carried: new Int32Array(wanted) };
  const prediction = (flags & predictionMask) as Prediction;
  const residuals = readResiduals(from, presentIn(isAbsent, length), presentIn(isAbsent, wanted));
  const isCircular = (flags & turns) !== 0;
  const carried = carryOn(wanted, residuals, { prediction, weights, isAbsent, isCircular, given });
  if (!isAbsent) return { values: carried, carried };
  return { values: carried.map((value, at) => (isAbsent[at] === 1 ? absent : value)), carried };
}

/** Goes past a column of so many values. */
export function skipColumn(from: ByteReader, length: number): void {
  const { flags, isAbsent } = readHead(from, length);
  if (flags !== allAbsent) skipResiduals(from, presentIn(isAbsent, length));
}

/** What stands before a column's residuals. */
function readHead(from: ByteReader, length: number): Pick<Carrying, "isAbsent" | "weights"> & { flags: number } {
  const flags = from.byte();
  if (flags === allAbsent) return { flags, isAbsent: null, weights: noWeights };
  const prediction = flags & predictionMask;
  if (flags >= 64 || flags & allAbsent || prediction > predictions.trend)
    throw new Malformed("an unknown kind of column");
  const isAbsent = flags & someAbsent ? toFlags(readResiduals(from, length)) : null;
  const weights: Weights =
    prediction === predictions.trend ? [from.signed(), from.signed(), from.signed(), from.signed()] : noWeights;
  return { flags, isAbsent, weights };
}

/** How many of the first ones are there. */
function presentIn(isAbsent: Uint8Array | null, among: number): number {
  let count = among;
  if (isAbsent) for (let at = 0; at < among; at++) count -= isAbsent[at] as number;
  return count;
}

interface Carrying {
  prediction: Prediction;
  weights: Weights;
  isAbsent: Uint8Array | null;
  isCircular: boolean;
  given: Given;
}

/** Values out of what their predictions were off by; where there is none, the one before. */
function carryOn(
  length: number,
  residuals: Uint32Array,
  { prediction, weights, isAbsent, isCircular, given }: Carrying,
): Int32Array {
  const carried = new Int32Array(length);
  const around = isCircular ? turn : 0;
  // nearly all columns are one of these two, and most of the time goes here
  if (!isAbsent && (prediction === predictions.before || prediction === predictions.trend)) {
    if (prediction === predictions.before) goOnAsBefore(carried, residuals, around);
    else goOnByTrend(carried, residuals, { weights, given, turn: around });
    return carried;
  }
  const predict = predictor(prediction, weights, carried, given);
  for (let at = 0, next = 0; at < length; at++) {
    if (isAbsent?.[at] === 1) {
      carried[at] = at === 0 ? 0 : (carried[at - 1] as number);
      continue;
    }
    const value = (predict(at) + unzigzag(residuals[next++] as number)) | 0;
    carried[at] = isCircular ? withinTurn(value, turn) : value;
  }
  return carried;
}

function residualsOf(
  values: Int32Array,
  predict: (at: number) => number,
  { count, isCircular }: { count: number; isCircular: boolean },
): Uint32Array {
  const residuals = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value === absent) continue;
    let difference = (value - predict(at)) | 0;
    if (isCircular) {
      difference = ((difference % turn) + turn) % turn;
      if (difference > turn / 2) difference -= turn;
    }
    residuals[next++] = zigzag(difference);
  }
  return residuals;
}

/** Which values are there: a 1 where that is other than in the row before; the first is expected to be there. */
function presenceOf(values: Int32Array): { none: boolean; count: number; flags: Uint32Array | null } {
  const flags = new Uint32Array(values.length);
  let count = 0;
  let wasAbsent = false;
  for (let at = 0; at < values.length; at++) {
    const isAbsent = values[at] === absent;
    if (!isAbsent) count += 1;
    if (isAbsent !== wasAbsent) flags[at] = 1;
    wasAbsent = isAbsent;
  }
  return { none: count === 0, count, flags: count === values.length ? null : flags };
}

function toFlags(changed: Uint32Array): Uint8Array {
  const isAbsent = new Uint8Array(changed.length);
  for (let at = 0, now = 0; at < changed.length; at++) {
    if ((changed[at] as number) > 1) throw new Malformed("neither there nor absent");
    now ^= changed[at] as number;
    isAbsent[at] = now;
  }
  return isAbsent;
}

/** The value before, where there is none. */
export function carry(values: Int32Array): Int32Array {
  const carried = new Int32Array(values.length);
  for (let at = 0, last = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value !== absent) last = value;
    carried[at] = last;
  }
  return carried;
}

function canTurn(carried: Int32Array): boolean {
  return carried.every((value) => value >= 0 && value < turn);
}
