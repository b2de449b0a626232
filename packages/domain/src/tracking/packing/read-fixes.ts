import type { Session } from "@cartage/db/session";
import { absent, type TrackRows } from "@cartage/telemetry/track/track-rows";
import type { Fix } from "../deriving/moment.ts";
import { measuredOfTime, verdicts } from "../verdict.ts";
import { readRows, type Span } from "./read-rows.ts";

/** A stored position with what screening said of it. */
export interface JudgedFix extends Fix {
  /** Index into `verdicts`. */
  verdict: number;
  /** What the verdict measured. */
  doubt: number | null;
}

/** The fixes of spans, packed or not, doubted ones too, in the order of (fix time, device). */
export async function readFixes(session: Pick<Session, "sql">, spans: readonly Span[]): Promise<JudgedFix[]> {
  const rows = await readRows(session, spans);
  const fixes = rows.flatMap((own, at) => toFixes(own, spans[at]?.deviceKey ?? 0));
  return spans.length < 2 ? fixes : fixes.sort((a, b) => a.time - b.time || a.deviceKey - b.deviceKey);
}

/** Rows of a device as fixes, in SI units. */
export function toFixes(rows: TrackRows, deviceKey: number): JudgedFix[] {
  return Array.from(rows.time, (time, at) => ({
    time,
    deviceKey,
    latE7: rows.latE7[at] ?? 0,
    lonE7: rows.lonE7[at] ?? 0,
    speedMps: scaled(rows.speedCmps[at], 100),
    headingDeg: scaled(rows.headingDdeg[at], 10),
    accuracyM: scaled(rows.accuracyDm[at], 10),
    altitudeM: scaled(rows.altitudeM[at], 1),
    battery: scaled(rows.batteryPercent[at], 100),
    ignition: rows.ignition[at] === absent ? null : rows.ignition[at] === 1,
    odometerM: scaled(rows.odometerM[at], 1),
    ext: rows.ext[at] ? JSON.parse(rows.ext[at]) : null,
    verdict: rows.verdict[at] ?? 0,
    doubt: doubtAt(rows, at),
  }));
}

function doubtAt({ doubt, verdict, receivedAfterDs }: TrackRows, at: number): number | null {
  const stored = doubt[at] ?? Number.NaN;
  if (!Number.isNaN(stored)) return stored;
  return measuredOfTime(verdicts[verdict[at] ?? 0] ?? "accepted", receivedAfterDs[at] ?? 0);
}

/** A stored number of steps in its unit; null for none. */
export function scaled(steps: number | null | undefined, stepsPerUnit: number): number | null {
  return steps === undefined || steps === null || steps === absent ? null : steps / stepsPerUnit;
}
