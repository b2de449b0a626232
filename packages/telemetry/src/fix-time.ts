/** 9999-12-31T23:59:59.999Z, the last instant with a year of four digits. */
const LAST_MS = 253_402_300_799_999;
const DAY_MS = 86_400_000;

/** What a reader of a refusal is told. */
export const fixTimeExpected = "ms since the epoch or an ISO 8601 time with a zone, from 1970 to 9999,";

/**
 * A time of the wire in whole ms since the epoch (fractions are cut off, as ISO 8601 readers do), or null.
 * Numbers are ms; texts are ISO 8601 with a zone, see {@link parseIsoTime}. Whether a time is stale or in the
 * future is not judged here.
 */
export function readTime(value: unknown): number | null {
  const ms = typeof value === "number" ? Math.floor(value) : typeof value === "string" ? parseIsoTime(value) : null;
  return ms !== null && ms >= 0 && ms <= LAST_MS ? ms : null;
}

// extended or basic format, seconds and fraction optional, zone required
const ISO_TIME =
  /^(\d{4})(-?)(\d\d)\2(\d\d)[Tt](\d\d)(:?)(\d\d)(?:\6(\d\d)(?:[.,](\d{1,32}))?)?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)$/;

/**
 * An ISO 8601 calendar date and time with a zone, in ms since the epoch; null for anything else, also for days that
 * no calendar has (30 February). A leap second counts as the second after it, as POSIX time has it.
 */
export function parseIsoTime(text: string): number | null {
  const match = ISO_TIME.exec(text);
  if (!match) return null;
  const part = (group: number) => Number(match[group] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(3), part(4), part(5), part(7), part(8)];
  const [zoneHours, zoneMinutes] = [part(12), part(13)];
  if (!isDay(year, month, day) || minute > 59 || second > 60 || zoneHours > 23 || zoneMinutes > 59) return null;
  const fractionMs = Number(`${match[9] ?? ""}000`.slice(0, 3));
  if (hour > 23 && (hour !== 24 || minute + second + fractionMs > 0)) return null;
  const offsetMinutes = (zoneHours * 60 + zoneMinutes) * (match[11] === "-" ? -1 : 1);
  const ms = Date.UTC(year, month - 1, day, hour, minute - offsetMinutes, second, fractionMs);
  if (second === 60 && ms % DAY_MS >= 1000) return null;
  return ms;
}

function isDay(year: number, month: number, day: number): boolean {
  // years before 100 would be read as 19xx by Date.UTC; all before 1970 are out of range anyway
  if (year < 1969 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
