/** Below it a number is seconds since the epoch, from it on milliseconds (1973 in ms, the year 5138 in s). */
const FIRST_MS = 1e11;

const PATTERN = /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * A time of a recording in ms since the epoch: seconds or milliseconds, or ISO 8601 and what is near it
 * ("2014-09-10 06:54:07+0200"). Without a zone it is UTC, as GPX 1.1 has it. Null when it is none.
 */
export function readRecordedTime(value: unknown): number | null {
  if (value instanceof Date) return finite(value.getTime());
  if (typeof value === "number") return finite(value < FIRST_MS ? Math.round(value * 1000) : Math.round(value));
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^\d{9,}(\.\d+)?$/.test(text)) return readRecordedTime(Number(text));
  const [, year, month, day, clock, zone = "Z"] = PATTERN.exec(text) ?? [];
  if (!clock) return null;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : "Z";
  return finite(Date.parse(`${year}-${month}-${day}T${clock.replace(",", ".")}${offset}`));
}

function finite(ms: number): number | null {
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
