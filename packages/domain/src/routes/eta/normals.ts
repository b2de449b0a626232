/** How many ways a day may go are looked at. */
export const paths = 400;

/**
 * The standard normal distribution's value below which a share lies (Acklam 2003, relative error below 1.15e-9).
 * Shares at or beyond 0 and 1 are taken as the nearest that has one.
 */
export function normalQuantile(share: number): number {
  const p = Math.min(1 - 1e-12, Math.max(1e-12, share));
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

function tail(q: number): number {
  return (
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}

/** The share of the standard normal distribution below a value (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
export function normalShare(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = Math.exp((-value * value) / 2) * 0.3989422804014327 * poly;
  return value < 0 ? above : 1 - above;
}

const strata = Float64Array.from({ length: paths }, (_, path) => normalQuantile((path + 0.5) / paths));

/**
 * One standard normal draw for each path, spread evenly (stratified), in an order that depends on nothing but the name:
 * the same stop gets the same luck whatever stands before it, so that estimates differ only by what differs.
 */
export function normals(name: string): Float64Array {
  const drawn = strata.slice();
  // mulberry32 as in `Random`, written out: a method's call for each takes twice as long
  let state = hashOf(name);
  for (let left = paths - 1; left > 0; left--) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const other = (((mixed ^ (mixed >>> 14)) >>> 0) % (left + 1)) | 0;
    const held = drawn[left] ?? 0;
    drawn[left] = drawn[other] ?? 0;
    drawn[other] = held;
  }
  return drawn;
}

/** FNV-1a, 32 bits. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash | 0;
}
