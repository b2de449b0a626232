/** Stands for nothing in a whole-number column that may hold none. */
export const absent = -2_147_483_648;

/** The whole-number columns of a stored position, at stored precision; the units stand in the names. */
export const trackColumns = [
  "latE7",
  "lonE7",
  "receivedAfterDs",
  "odometerM",
  "altitudeM",
  "speedCmps",
  "headingDdeg",
  "accuracyDm",
  "batteryPercent",
  "verdict",
  "ignition",
] as const;
export type TrackColumn = (typeof trackColumns)[number];

/** What one device stored, by column: arrays of equal length, in the order of fix times, which all differ. */
export interface TrackRows extends Record<TrackColumn, Int32Array> {
  /** Epoch ms. */
  time: Float64Array;
  /** What a verdict measured; NaN for none. */
  doubt: Float32Array;
  /** Canonical JSON of free attributes; empty for none. */
  ext: string[];
}

/** Rows of zeros, to be filled in. */
export function emptyRows(length: number): TrackRows {
  const columns = Object.fromEntries(trackColumns.map((name) => [name, new Int32Array(length)]));
  return {
    ...(columns as Record<TrackColumn, Int32Array>),
    time: new Float64Array(length),
    doubt: new Float32Array(length).fill(Number.NaN),
    ext: Array.from({ length }, () => ""),
  };
}

/** The rows at some places, in the order of the places. */
export function pickRows(rows: TrackRows, places: ArrayLike<number>): TrackRows {
  const picked = emptyRows(places.length);
  for (let to = 0; to < places.length; to++) {
    const from = places[to] ?? 0;
    for (const name of trackColumns) picked[name][to] = rows[name][from] ?? 0;
    picked.time[to] = rows.time[from] ?? 0;
    picked.doubt[to] = rows.doubt[from] ?? Number.NaN;
    picked.ext[to] = rows.ext[from] ?? "";
  }
  return picked;
}

/** Rows behind each other. */
export function joinRows(parts: readonly TrackRows[]): TrackRows {
  const joined = emptyRows(parts.reduce((sum, { time }) => sum + time.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.time.set(part.time, at);
    joined.doubt.set(part.doubt, at);
    for (const name of trackColumns) joined[name].set(part[name], at);
    for (const [place, text] of part.ext.entries()) joined.ext[at + place] = text;
    at += part.time.length;
  }
  return joined;
}

/** The rows from one time until before another. */
export function sliceRows(rows: TrackRows, from: number, until: number): TrackRows {
  const start = firstAtOrAfter(rows.time, from);
  const end = firstAtOrAfter(rows.time, until);
  if (start === 0 && end === rows.time.length) return rows;
  const columns = Object.fromEntries(trackColumns.map((name) => [name, rows[name].subarray(start, end)]));
  return {
    ...(columns as Record<TrackColumn, Int32Array>),
    time: rows.time.subarray(start, end),
    doubt: rows.doubt.subarray(start, end),
    ext: rows.ext.slice(start, end),
  };
}

/** The first place whose time is a given one or later. */
export function firstAtOrAfter(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place where two tracks differ; -1 when they are the same to the last bit. */
export function firstDifference(one: TrackRows, other: TrackRows): number {
  const most = Math.max(one.time.length, other.time.length);
  for (let at = 0; at < most; at++) {
    if (one.time[at] !== other.time[at] || one.ext[at] !== other.ext[at]) return at;
    if (!Object.is(one.doubt[at], other.doubt[at])) return at;
    for (const name of trackColumns) if (one[name][at] !== other[name][at]) return at;
  }
  return -1;
}
