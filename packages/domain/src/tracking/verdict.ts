import type { Position } from "@cartage/telemetry/position";

/** What screening said of a position, in the order of the codes that the database keeps; never reorder, only append. */
export const verdicts = ["accepted", "future", "stale", "inaccurate", "jump", "frozen", "drift"] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictCode = Object.fromEntries(verdicts.map((verdict, code) => [verdict, code])) as Record<
  Verdict,
  number
>;

/** What a verdict on a position's time measured: seconds ahead of our clock, or days old, when it came. Null for other verdicts. */
export function measuredOfTime(verdict: Verdict, receivedAfterDs: number): number | null {
  if (verdict === "future") return Math.round(-receivedAfterDs / 10);
  return verdict === "stale" ? Math.floor(receivedAfterDs / 864_000) : null;
}

/** A clock may be this far ahead of ours before its fixes are doubted. */
const futureToleranceMs = 120_000;
/** Beyond this a fix says in which district a vehicle is, not where. */
const inaccurateAboveM = 1_000;

/** Judges a position by what it shows by itself; `keptSince` (ms) is the retention limit. Needs no neighbours, so any worker may. */
export function judgeAlone(position: Position, receivedAt: number, keptSince: number): Verdict {
  if (position.fixTime > receivedAt + futureToleranceMs) return "future";
  if (position.fixTime < keptSince) return "stale";
  if (position.accuracyM !== null && position.accuracyM > inaccurateAboveM) return "inaccurate";
  return "accepted";
}
