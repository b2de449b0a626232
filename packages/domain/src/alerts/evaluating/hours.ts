import type { WeeklyHours } from "../hours-inputs.ts";

/** Offsets of zones change at quarters of an hour (IANA time zone database, all rules since 1972). */
const quarterMs = 900_000;
const dayMs = 86_400_000;
const dayMinutes = 1_440;

/** Local time's lead over UTC in a zone, ms, by the instant. Remembers the last answer: moments come in order. */
export function offsetsOf(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat("en-US-u-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  let knownQuarter = Number.NaN;
  let known = 0;
  return (time) => {
    const quarter = Math.floor(time / quarterMs);
    if (quarter === knownQuarter) return known;
    const start = quarter * quarterMs;
    const parts = Object.fromEntries(format.formatToParts(start).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    known = Date.UTC(year, month - 1, day, hour, minute) - start;
    knownQuarter = quarter;
    return known;
  };
}

/** Whether an instant lies in hours of the week, in a zone. */
export function hoursIn(hours: WeeklyHours, offsetAt: (time: number) => number): (time: number) => boolean {
  const isOpen = minutesOf(hours);
  return (time) => isOpen[weekMinuteOf(time + offsetAt(time))] === 1;
}

/** The local date of an instant, as ISO 8601 writes it. */
export function dateOf(time: number, offsetAt: (time: number) => number): string {
  return new Date(time + offsetAt(time)).toISOString().slice(0, 10);
}

/** From Monday's first minute, of local time given as if it were UTC; 1970-01-01 was a Thursday. */
function weekMinuteOf(localTime: number): number {
  const days = Math.floor(localTime / dayMs);
  const weekday = (((days + 3) % 7) + 7) % 7;
  return weekday * dayMinutes + Math.floor((localTime - days * dayMs) / 60_000);
}

/** Each minute of the week: 1 where the hours hold it. */
function minutesOf(hours: WeeklyHours): Uint8Array {
  const week = 7 * dayMinutes;
  const minutes = new Uint8Array(week);
  for (const { days, from, until } of hours) {
    const begins = minuteOf(from);
    const ends = minuteOf(until);
    const lasts = ends > begins ? ends - begins : dayMinutes - begins + ends;
    for (const day of days) {
      const start = (day - 1) * dayMinutes + begins;
      for (let minute = start; minute < start + lasts; minute += 1) minutes[minute % week] = 1;
    }
  }
  return minutes;
}

function minuteOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(":").map(Number);
  return hours * 60 + minutes;
}
