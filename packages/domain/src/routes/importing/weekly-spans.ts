import type { WeeklyHours } from "../../geofences/inputs.ts";

type Spans = WeeklyHours["spans"];

/** ISO 8601: Monday is 1. */
const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/**
 * Hours of each week as files write them, a part of OpenStreetMap's opening_hours: `Mo-Fr 08:00-18:00; Sa,Su 09:00-12:00`.
 * `24/7` is null: always. Undefined for what cannot be read.
 */
export function readWeeklySpans(text: string): Spans | null | undefined {
  const given = text.trim().toLowerCase();
  if (given === "24/7") return null;
  const spans = given
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(spansOf);
  if (spans.length === 0 || spans.some((part) => part === null)) return undefined;
  return spans.flatMap((part) => part ?? []);
}

/** The same as a file would write it. */
export function writeWeeklySpans(spans: Spans | null): string {
  if (spans === null) return "24/7";
  const name = (day: number) => {
    const [first = "", second = ""] = DAYS[day - 1] ?? "";
    return first.toUpperCase() + second;
  };
  return spans.map(({ days, from, until }) => `${days.map(name).join(",")} ${from}-${until}`).join("; ");
}

function spansOf(part: string): Spans | null {
  const match =
    /^([a-z,\s-]+?)\s+(\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}(?:\s*,\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})*)$/.exec(part);
  const [, daysText = "", timesText = ""] = match ?? [];
  const days = daysOf(daysText);
  if (!match || days === null) return null;
  const times = timesText.split(",").map((span) => span.split("-").map((time) => time.trim().padStart(5, "0")));
  return times.map(([from = "", until = ""]) => ({ days, from, until: until === "24:00" ? "00:00" : until }));
}

function daysOf(text: string): number[] | null {
  const days = new Set<number>();
  for (const part of text.split(",")) {
    const [from = "", to = from] = part.split("-").map((day) => day.trim());
    const [first, last] = [DAYS.indexOf(from), DAYS.indexOf(to)];
    if (first < 0 || last < 0) return null;
    for (let at = first; ; at = (at + 1) % 7) {
      days.add(at + 1);
      if (at === last) break;
    }
  }
  return [...days].sort((one, other) => one - other);
}
