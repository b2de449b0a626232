import type { WeeklyHours } from "../inputs.ts";

/** From the first to the last instant of a span of opening hours, epoch ms; `until` is the first that is closed. */
export interface OpenPeriod {
  from: number;
  until: number;
}
/** The period that a time is in, or null when it is closed then. */
export type OpeningHours = (time: number) => OpenPeriod | null;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Whatever is not open all the time is closed within a week. */
const DAYS_AROUND = 8;

/** Opening hours of a time zone's local days; times that its clocks skip or repeat go by the offset before the change. */
export function openingHours({ timeZone, spans }: WeeklyHours): OpeningHours {
  const offsetAt = offsetOf(timeZone);
  let known: { day: number; periods: OpenPeriod[] } | null = null;
  return (time) => {
    const day = Math.floor((time + offsetAt(time)) / DAY_MS);
    if (known?.day !== day) known = { day, periods: periodsAround(day, spans, offsetAt) };
    return known.periods.find(({ from, until }) => from <= time && time < until) ?? null;
  };
}

function periodsAround(day: number, spans: WeeklyHours["spans"], offsetAt: (time: number) => number): OpenPeriod[] {
  const periods: OpenPeriod[] = [];
  for (let at = day - DAYS_AROUND; at <= day + DAYS_AROUND; at++) {
    // 1 January 1970 was a Thursday
    const weekday = ((((at + 3) % 7) + 7) % 7) + 1;
    for (const { days, from, until } of spans) {
      if (!days.includes(weekday)) continue;
      const [begin, end] = [minutesOf(from), minutesOf(until)];
      const lastDay = end <= begin ? at + 1 : at;
      periods.push({
        from: instantOf(at * DAY_MS + begin * MINUTE_MS, offsetAt),
        until: instantOf(lastDay * DAY_MS + end * MINUTE_MS, offsetAt),
      });
    }
  }
  return joined(periods);
}

function joined(periods: OpenPeriod[]): OpenPeriod[] {
  const all: OpenPeriod[] = [];
  for (const { from, until } of periods.sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else all.push({ from, until });
  }
  return all;
}

function minutesOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3));
}

function instantOf(local: number, offsetAt: (time: number) => number): number {
  return local - offsetAt(local - offsetAt(local));
}

/** How far a zone's clocks are ahead of UTC, in ms; asked of Intl once a quarter-hour, within which no zone changes. */
function offsetOf(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / (15 * MINUTE_MS));
    const offset = known.get(quarter) ?? askedOffset(format, quarter * 15 * MINUTE_MS);
    if (known.size > 1_000) known.clear();
    known.set(quarter, offset);
    return offset;
  };
}

function askedOffset(format: Intl.DateTimeFormat, time: number): number {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - time;
}
