import { distanceM } from "@cartage/telemetry/geodesy";

/** A vehicle's positions in columns, oldest first, as `tracking.history` answers; times in ms since the epoch. */
export type HistoryColumns = {
  fixTime: number[];
  latE7: number[];
  lonE7: number[];
  speedMps: (number | null)[];
  headingDeg: (number | null)[];
  accuracyM: (number | null)[];
  verdict: string[];
};

export type DaySegment = { kind: "moving" | "standing" | "gap"; from: number; until: number };

/** Without a word for so long nobody knows what it did. */
const gapMs = 5 * 60_000;
/** A halt shorter than this is a traffic light. */
const shortHaltMs = 2 * 60_000;
const movesFromMps = 1.4;
/** So near the last place a sleeping device has not been driven. */
const samePlaceM = 150;

/** Leaves out what screening doubted. */
export function cleaned(history: HistoryColumns): HistoryColumns {
  const kept = history.verdict.flatMap((verdict, at) => (verdict === "accepted" ? [at] : []));
  if (kept.length === history.verdict.length) return history;
  const pick = <Value>(column: Value[]) => kept.map((at) => column[at] as Value);
  return {
    fixTime: pick(history.fixTime),
    latE7: pick(history.latE7),
    lonE7: pick(history.lonE7),
    speedMps: pick(history.speedMps),
    headingDeg: pick(history.headingDeg),
    accuracyM: pick(history.accuracyM),
    verdict: pick(history.verdict),
  };
}

/** Metres between two neighbours, by index of the later one. */
function stepM({ latE7, lonE7 }: HistoryColumns, at: number): number {
  const point = (index: number) => ({ lat: (latE7[index] ?? 0) / 1e7, lon: (lonE7[index] ?? 0) / 1e7 });
  return distanceM(point(at - 1), point(at));
}

/** The speed a position tells, or the way since the one before over its time; m/s. */
export function speedAt(history: HistoryColumns, at: number): number {
  const told = history.speedMps[at];
  if (told !== null && told !== undefined) return told;
  const lastedS = ((history.fixTime[at] ?? 0) - (history.fixTime[at - 1] ?? 0)) / 1000;
  return at > 0 && lastedS > 0 ? stepM(history, at) / lastedS : 0;
}

/** The day as stretches of moving, standing and silence between the first and the last position. */
export function segmentsOf(history: HistoryColumns): DaySegment[] {
  const segments: DaySegment[] = [];
  for (let at = 1; at < history.fixTime.length; at++) {
    const from = history.fixTime[at - 1] ?? 0;
    const until = history.fixTime[at] ?? 0;
    const last = segments.at(-1);
    const kind = kindOf(history, at);
    if (last?.kind === kind) last.until = until;
    else segments.push({ kind, from, until });
  }
  return joined(segments);
}

function kindOf(history: HistoryColumns, at: number): DaySegment["kind"] {
  const isLong = (history.fixTime[at] ?? 0) - (history.fixTime[at - 1] ?? 0) > gapMs;
  if (isLong) return stepM(history, at) < samePlaceM ? "standing" : "gap";
  return Math.max(speedAt(history, at), speedAt(history, at - 1)) >= movesFromMps ? "moving" : "standing";
}

/** A short halt belongs to the drive around it. */
function joined(segments: DaySegment[]): DaySegment[] {
  const result: DaySegment[] = [];
  segments.forEach((segment, at) => {
    const last = result.at(-1);
    const isLight =
      segment.kind === "standing" &&
      segment.until - segment.from < shortHaltMs &&
      last?.kind === "moving" &&
      segments[at + 1]?.kind === "moving";
    if (last && (isLight || last.kind === segment.kind)) last.until = segment.until;
    else result.push({ ...segment });
  });
  return result;
}

/** Nothing drives as fast: the way of such a step was not driven, whatever its position was held for. */
const leapAboveMps = 100;

/** What the day comes to: metres driven, ms by kind, the highest speed in m/s. */
export function totalsOf(history: HistoryColumns, segments: DaySegment[]) {
  const totals = { distanceM: 0, movingMs: 0, standingMs: 0, gapMs: 0, topSpeedMps: 0 };
  for (const { kind, from, until } of segments) totals[`${kind}Ms`] += until - from;
  for (let at = 0; at < history.fixTime.length; at++) {
    const speedMps = speedAt(history, at);
    if (speedMps <= leapAboveMps) totals.topSpeedMps = Math.max(totals.topSpeedMps, speedMps);
    // standing still, a receiver wanders: its noise is not distance
    if (at > 0 && kindOf(history, at) === "moving") totals.distanceM += stepM(history, at);
  }
  return totals;
}

/** The index of the newest position not after a time, -1 before the first. */
export function indexAt({ fixTime }: HistoryColumns, time: number): number {
  let low = 0;
  let high = fixTime.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fixTime[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
