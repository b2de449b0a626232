import { instantAt } from "../orders/local-time-rules.ts";

const dayMs = 86_400_000;

export interface Period {
  fromDay: string;
  untilDay: string;
  /** Epoch ms; `until` is no part of it. */
  from: number;
  until: number;
}

const moved = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Days on the clocks of a zone, and as many before them. */
export function periodOf({ fromDay, untilDay, timeZone }: { fromDay: string; untilDay: string; timeZone: string }) {
  const days = Math.round((Date.parse(untilDay) - Date.parse(fromDay)) / dayMs) + 1;
  const period = (from: string, until: string): Period => ({
    fromDay: from,
    untilDay: until,
    from: instantAt(from, 0, timeZone),
    until: instantAt(moved(until, 1), 0, timeZone),
  });
  return { now: period(fromDay, untilDay), before: period(moved(fromDay, -days), moved(fromDay, -1)), days };
}
