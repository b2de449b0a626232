import type { PlanningBreak } from "../planning/problem.ts";
import type { Span } from "./day.ts";

/** The open period that a time is in; null when it is closed then. */
type OpeningHours = (time: number) => Span | null;

const MINUTE_S = 60;
const HOUR_S = 3_600;

/** How long a stop takes where nothing was learned of it: at a door, and at a hub. */
export const serviceSOf = { door: 5 * MINUTE_S, hub: 10 * MINUTE_S };

/** When a vehicle works whose driver has agreed no hours: minutes after the day's midnight. */
export const usualShift = { fromMinute: 7 * 60, untilMinute: 19 * 60 };

/** Whoever works for longer than six hours rests for half an hour, from three to five hours after beginning. */
export function breaksOf({ fromS, untilS }: { fromS: number; untilS: number }): PlanningBreak[] {
  if (untilS - fromS <= 6 * HOUR_S) return [];
  return [{ earliestS: fromS + 3 * HOUR_S, latestS: fromS + 5 * HOUR_S, durationS: 30 * MINUTE_S }];
}

const QUARTER_MS = 15 * MINUTE_S * 1000;

/** The periods of opening hours that touch a span, rising; each is whole, also where it begins before the span. */
export function openSpans(openAt: OpeningHours, { from, until }: Span): Span[] {
  const spans: Span[] = [];
  // hours begin and end at whole minutes, but those of a quarter are found by its start or its successor's
  for (let at = from; at < until; ) {
    const open = openAt(at);
    if (open) spans.push({ from: open.from, until: open.until });
    at = open ? open.until : at + QUARTER_MS;
  }
  return spans;
}

/** The one span of a day that a driver works in: from the first of his hours to the last; null on a day off. */
export function shiftWithin(hours: readonly Span[], { from, until }: Span): Span | null {
  const own = hours.filter((span) => span.from >= from && span.from < until);
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? { from: first.from, until: last.until } : null;
}

/** When somebody is at a place, and not before the goods are: windows cut at a time; never becomes "at any time". */
export function notBefore(windows: readonly Span[], earliest: number | null, { until }: Span): Span[] {
  if (earliest === null) return [...windows];
  if (windows.length === 0) return [{ from: Math.min(earliest, until), until }];
  const left = windows.filter((span) => span.until > earliest);
  const last = windows.at(-1)?.until ?? until;
  if (left.length === 0) return [{ from: last, until: last }];
  return left.map((span) => ({ from: Math.max(span.from, earliest), until: span.until }));
}

/** When somebody is at a place, and goods are in time for what comes after: windows cut at a time; never none at all. */
export function endsBefore(windows: readonly Span[], latest: number, { from }: Span): Span[] {
  if (windows.length === 0) return [{ from: Math.min(from, latest), until: latest }];
  const left = windows.filter((span) => span.from <= latest);
  if (left.length === 0) return windows.slice(0, 1).map((span) => ({ from: span.from, until: span.from }));
  return left.map((span) => ({ from: span.from, until: Math.min(span.until, latest) }));
}

/** How long it is worth looking for better plans of so many legs; the first comes long before. */
export function planningSeconds(legs: number): number {
  if (legs === 0) return 0.1;
  if (legs <= 60) return 5;
  if (legs <= 200) return 15;
  return legs <= 500 ? 30 : 60;
}
