import { unzigzag } from "./residuals.ts";

/** How a value is foretold from what stands before it. */
export const predictions = { before: 0, zero: 1, arrival: 2, trend: 3 } as const;
export type Prediction = (typeof predictions)[keyof typeof predictions];

/** Thousandths (of 1,024) of what a trend goes on by: the last two changes, and two reckonings. */
export type Weights = readonly [number, number, number, number];
export const weightUnit = 1024;
/** Of a power of two: as exact as dividing by it. */
const perUnit = 1 / weightUnit;

export interface Given {
  /** Epoch ms. */
  time: Float64Array;
  /** The change from row to row that other columns make likely. */
  reckoned: Float64Array | null;
}

/** No change goes on longer than this many times its own duration. */
const longestStretch = 4;

/**
 * Answers what a value at a place is likely to be, from the values before it, of which the last is at `at - 1`. The
 * values may be filled in as one goes, from front to back.
 */
export function predictor(
  prediction: Prediction,
  weights: Weights,
  values: Int32Array,
  given: Given,
): (at: number) => number {
  const { time } = given;
  switch (prediction) {
    case predictions.before:
      return (at) => (at === 0 ? 0 : (values[at - 1] as number));
    case predictions.zero:
      return () => 0;
    case predictions.arrival:
      // what is received together has the same time of receipt: as much less since the fix as the fix is later
      return (at) =>
        at === 0 ? 0 : (values[at - 1] as number) - Math.round(((time[at] as number) - (time[at - 1] as number)) / 100);
    case predictions.trend: {
      const [w0, w1, w2, w3] = weights;
      return (at) => {
        if (at === 0) return 0;
        const change = changes(values, given, at);
        const step =
          (w0 * change.last + w1 * change.secondLast + w2 * change.reckoned + w3 * change.reckonedLast) / weightUnit;
        return ((values[at - 1] as number) + Math.round(step)) | 0;
      };
    }
  }
}

export interface Changes {
  last: number;
  secondLast: number;
  reckoned: number;
  reckonedLast: number;
}

const found: Changes = { last: 0, secondLast: 0, reckoned: 0, reckonedLast: 0 };

/** What a trend at a place (above 0) may go on by, stretched to the time since the row before; the same object each time. */
export function changes(values: Int32Array, { time, reckoned }: Given, at: number): Changes {
  const passed = (time[at] as number) - (time[at - 1] as number);
  found.last = found.secondLast = found.reckonedLast = 0;
  found.reckoned = reckoned ? (reckoned[at] as number) : 0;
  if (at < 2) return found;
  const before = (time[at - 1] as number) - (time[at - 2] as number);
  const stretch = before > 0 ? Math.min(longestStretch, passed / before) : 0;
  found.last = ((values[at - 1] as number) - (values[at - 2] as number)) * stretch;
  found.reckonedLast = reckoned ? (reckoned[at - 1] as number) * stretch : 0;
  if (at < 3) return found;
  const earlier = (time[at - 2] as number) - (time[at - 3] as number);
  const secondStretch = earlier > 0 ? Math.min(longestStretch, passed / earlier) : 0;
  found.secondLast = ((values[at - 2] as number) - (values[at - 3] as number)) * secondStretch;
  return found;
}

/** Of values that go round a circle, how many steps that has; 0 of all others. */
export type Turn = 0 | 3600;

/** The same place on the circle, from 0 on. */
export function withinTurn(value: number, turn: number): number {
  return value >= 0 && value < turn ? value : ((value % turn) + turn) % turn;
}

/** Fills values in by how much each is off from the one before. */
export function goOnAsBefore(values: Int32Array, residuals: Uint32Array, turn: Turn): void {
  let value = 0;
  for (let at = 0; at < values.length; at++) {
    value = (value + unzigzag(residuals[at] as number)) | 0;
    if (turn > 0) value = withinTurn(value, turn);
    values[at] = value;
  }
}

interface ByTrend {
  weights: Weights;
  given: Given;
  turn: Turn;
}

/** Fills values in by a trend and what it was off by: what `predictor` would foretell row by row, in one go. */
export function goOnByTrend(values: Int32Array, residuals: Uint32Array, { weights, given, turn }: ByTrend): void {
  const { time, reckoned } = given;
  if (reckoned) goOnByReckoning(values, residuals, weights, time, reckoned, turn);
  else goOnByChanges(values, residuals, weights, time, turn);
}

// Two loops that differ in what goes into a step: most of the time that a drive's places take goes here.

function goOnByChanges(
  values: Int32Array,
  residuals: Uint32Array,
  [w0, w1]: Weights,
  time: Float64Array,
  turn: Turn,
): void {
  if (values.length === 0) return;
  let value = startOf(values, residuals, turn);
  let [last, secondLast, before, earlier] = [0, 0, 0, 0];
  for (let at = 1; at < values.length; at++) {
    const passed = (time[at] as number) - (time[at - 1] as number);
    let foretold = value;
    // what stands still needs no reckoning
    if (last !== 0 || secondLast !== 0) {
      const step = w0 * (last * stretchOf(passed, before)) + w1 * (secondLast * stretchOf(passed, earlier));
      foretold = (value + Math.round(step * perUnit)) | 0;
    }
    earlier = before;
    before = passed;
    let next = (foretold + unzigzag(residuals[at] as number)) | 0;
    if (turn > 0) next = withinTurn(next, turn);
    secondLast = last;
    last = next - value;
    value = next;
    values[at] = next;
  }
}

function goOnByReckoning(
  values: Int32Array,
  residuals: Uint32Array,
  [w0, w1, w2, w3]: Weights,
  time: Float64Array,
  reckoned: Float64Array,
  turn: Turn,
): void {
  if (values.length === 0) return;
  let value = startOf(values, residuals, turn);
  let [last, secondLast, before, earlier, reckonedLast] = [0, 0, 0, 0, 0];
  for (let at = 1; at < values.length; at++) {
    const passed = (time[at] as number) - (time[at - 1] as number);
    const stretch = stretchOf(passed, before);
    const secondStretch = stretchOf(passed, earlier);
    const now = reckoned[at] as number;
    const step = w0 * (last * stretch) + w1 * (secondLast * secondStretch) + w2 * now + w3 * (reckonedLast * stretch);
    reckonedLast = now;
    earlier = before;
    before = passed;
    let next = (((value + Math.round(step * perUnit)) | 0) + unzigzag(residuals[at] as number)) | 0;
    if (turn > 0) next = withinTurn(next, turn);
    secondLast = last;
    last = next - value;
    value = next;
    values[at] = next;
  }
}

function startOf(values: Int32Array, residuals: Uint32Array, turn: Turn): number {
  const value = unzigzag(residuals[0] as number);
  values[0] = turn > 0 ? withinTurn(value, turn) : value;
  return values[0] as number;
}

/** How many times as long a change goes on as it took; 0 where there was none. */
function stretchOf(passed: number, before: number): number {
  if (before <= 0) return 0;
  return passed === before ? 1 : Math.min(longestStretch, passed / before);
}
