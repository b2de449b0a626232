import { z } from "zod";

const periodMs = 14 * 86_400_000;
const keptPeriods = 6;
/** What a period counts against the one after it. */
const fading = 0.6;
/** Values are kept in steps of 1/10,000 and no greater than this, so that all sums are whole numbers and exact. */
const steps = 10_000;
const greatest = 5;

/**
 * Count, sum and sum of squares of values without a unit (most are natural logarithms of a ratio), by fortnights since
 * the epoch, rising; the newest six at most. All numbers are whole: merging is exact, in any order.
 */
export const Sketch = z.array(
  z.object({
    period: z.int(),
    count: z.int().positive(),
    /** × 10⁴ */
    sum: z.int(),
    /** × 10⁸ */
    squares: z.int().nonnegative(),
  }),
);
export type Sketch = z.infer<typeof Sketch>;

/** What a sketch tells at an instant, older fortnights fading. */
export interface Moments {
  count: number;
  mean: number;
  /** Around the mean; 0 for fewer than two values. */
  variance: number;
}

/** The sketch of one value at an instant (epoch ms). */
export function sketchOf(value: number, at: number): Sketch {
  // + 0: JSON knows no -0
  const whole = Math.round(Math.min(greatest, Math.max(-greatest, value)) * steps) + 0;
  return [{ period: Math.floor(at / periodMs), count: 1, sum: whole, squares: whole * whole }];
}

export function mergeSketches(one: Sketch, other: Sketch): Sketch {
  const merged = new Map(one.map((part) => [part.period, part]));
  for (const part of other) {
    const known = merged.get(part.period);
    merged.set(part.period, known ? added(known, part) : part);
  }
  const newest = Math.max(...merged.keys());
  return [...merged.values()].filter(({ period }) => period > newest - keptPeriods).sort((a, b) => a.period - b.period);
}

function added(one: Sketch[number], other: Sketch[number]): Sketch[number] {
  const squares = one.squares + other.squares;
  // never reached by a fleet: 3.6 million values of the greatest size in a fortnight
  if (!Number.isSafeInteger(squares)) return one;
  return { period: one.period, count: one.count + other.count, sum: one.sum + other.sum, squares };
}

export function momentsOf(sketch: Sketch | undefined, at: number): Moments {
  const period = Math.floor(at / periodMs);
  let [count, sum, squares] = [0, 0, 0];
  for (const part of sketch ?? []) {
    const weight = fading ** Math.max(0, period - part.period);
    count += weight * part.count;
    sum += (weight * part.sum) / steps;
    squares += (weight * part.squares) / steps ** 2;
  }
  if (count === 0) return { count: 0, mean: 0, variance: 0 };
  const mean = sum / count;
  return { count, mean, variance: count < 2 ? 0 : Math.max(0, squares / count - mean * mean) };
}
