const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of a time zone that a moment falls into, as a date input and the address write it: 2026-11-21. */
export function dayText(moment: number, zone: string): string {
  return clockOf(moment, zone).slice(0, 10);
}

/** A moment within the day that the text names, or null when it names none. */
export function dayOf(text: string | null, zone: string): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const isDay = new Date(`${text}T00:00Z`).toJSON()?.startsWith(text);
  return isDay ? startOf(text, zone) : null;
}

/** A moment within the day so many days away. */
export function neighbourDay(moment: number, byDays: number, zone: string): number {
  return startOf(daysAfter(dayText(moment, zone), byDays), zone);
}

/** Where the day around a moment begins and the next one does, ms since the epoch; it may last 23 or 25 hours. */
export function dayAround(moment: number, zone: string): { from: number; to: number } {
  const day = dayText(moment, zone);
  return { from: startOf(day, zone), to: startOf(daysAfter(day, 1), zone) };
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The first moment of a day, also where its midnight is left out because the clocks go forward then. */
function startOf(day: string, zone: string): number {
  const asUtc = Date.parse(`${day}T00:00Z`);
  // what a clock a day earlier and later is ahead by: at most one of the two has changed
  const [early, late] = [asUtc - dayMs, asUtc + dayMs].map((near) => asUtc - aheadMs(near, zone)).sort((a, b) => a - b);
  for (const candidate of [early, late])
    if (candidate !== undefined && dayText(candidate, zone) === day && dayText(candidate - 1, zone) !== day)
      return candidate;
  return late ?? asUtc;
}

/** How far a zone's clock is ahead of UTC. */
function aheadMs(moment: number, zone: string): number {
  const whole = Math.floor(moment / 1000) * 1000;
  return Date.parse(`${clockOf(whole, zone)}Z`) - whole;
}

/** What a zone's clock shows: 2026-11-21T13:05:09. */
function clockOf(moment: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    // Swedish writes dates as ISO 8601 does
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    formats.set(zone, format);
  }
  return format.format(moment).replace(" ", "T");
}
