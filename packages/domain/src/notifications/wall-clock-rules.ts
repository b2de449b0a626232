/** A day and a time of day as clocks on a wall show them. */
export interface WallTime {
  /** YYYY-MM-DD */
  day: string;
  /** Minutes since midnight. */
  minutes: number;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks in a zone (IANA) show at an instant. */
export function wallTimeAt(at: Date, timeZone: string): WallTime {
  let format = formats.get(timeZone);
  if (!format) {
    const shown = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", ...shown });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** Minutes since midnight of "HH:MM". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The first instant after `at` at which clocks in a zone show a time of day; one that a change of clocks skips comes after it. */
export function nextAt(at: Date, time: string, timeZone: string): Date {
  const wanted = minutesOf(time);
  const minuteMs = 60_000;
  const start = Math.floor(at.getTime() / minuteMs) * minuteMs;
  const { minutes } = wallTimeAt(at, timeZone);
  const aheadMinutes = (wanted - minutes + 1_440) % 1_440 || 1_440;
  const guess = start + aheadMinutes * minuteMs;
  const shown = wallTimeAt(new Date(guess), timeZone).minutes;
  // clocks changed in between: half a day to either side at the most
  const off = ((wanted - shown + 720 + 1_440) % 1_440) - 720;
  const corrected = guess + off * minuteMs;
  return new Date(corrected > at.getTime() ? corrected : guess);
}
