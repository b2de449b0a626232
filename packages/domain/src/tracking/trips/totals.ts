import { overlapMs, type Span } from "./rules.ts";

/** What a day comes to, of what lies within it. */
export interface DayTotals {
  trips: number;
  distanceM: number;
  drivingS: number;
  /** The trips' idling, by the share of each that lies within the day. */
  idlingS: number;
  topSpeedMps: number;
  /** Null while no trip tells. */
  fuelUsedL: number | null;
  privateM: number;
}

interface Part {
  startedAt: number;
  endedAt: number | null;
  insideM: number;
  idlingS: number;
  topSpeedMps: number;
  fuelUsedL: number | null;
  label: "private" | "business" | null;
}

export function totalsOf(trips: readonly Part[], day: Span, now: number): DayTotals {
  const totals: DayTotals = {
    trips: 0,
    distanceM: 0,
    drivingS: 0,
    idlingS: 0,
    topSpeedMps: 0,
    fuelUsedL: null,
    privateM: 0,
  };
  for (const trip of trips) {
    const span = { from: trip.startedAt, until: trip.endedAt ?? now };
    const insideMs = overlapMs(span, day);
    const share = span.until > span.from ? insideMs / (span.until - span.from) : 1;
    totals.trips++;
    totals.distanceM += trip.insideM;
    totals.drivingS += insideMs / 1000;
    totals.idlingS += trip.idlingS * share;
    totals.topSpeedMps = Math.max(totals.topSpeedMps, trip.topSpeedMps);
    if (trip.fuelUsedL !== null) totals.fuelUsedL = (totals.fuelUsedL ?? 0) + trip.fuelUsedL * share;
    if (trip.label === "private") totals.privateM += trip.insideM;
  }
  return totals;
}
