import { minutesOf, wallTimeAt } from "../notifications/wall-clock-rules.ts";
import type { Window } from "../orders/inputs.ts";
import { instantAt } from "../orders/local-time-rules.ts";
import type { RecurrenceRule } from "./inputs.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
const weekOf = (day: string) => Math.floor((Date.parse(day) / dayMs + 3) / 7);

/** Whether the calendar has an order for a day. */
export function fallsOn(rule: RecurrenceRule, day: string): boolean {
  const { weekdays, everyWeeks, fromDay, untilDay, leftOut } = rule;
  if (day < fromDay || (untilDay !== null && day > untilDay)) return false;
  if (!weekdays.includes(weekdayOf(day)) || leftOut.includes(day)) return false;
  return (weekOf(day) - weekOf(fromDay)) % everyWeeks === 0;
}

/** The windows of a day's order. One always ends after it begins, whatever the clocks do that day. */
export function windowsOn(rule: RecurrenceRule, day: string): { pickup: Window | null; delivery: Window } {
  const { delivery, pickup, pickupDaysBefore, timeZone } = rule;
  return {
    pickup: pickup && windowOn(dayAfter(day, -pickupDaysBefore), pickup, timeZone),
    delivery: windowOn(day, delivery, timeZone),
  };
}

function windowOn(day: string, times: { from: string; until: string }, timeZone: string): Window {
  const [first, last] = [minutesOf(times.from), minutesOf(times.until)];
  const from = instantAt(day, first, timeZone);
  const until = instantAt(day, last, timeZone);
  // clocks that jump may bring the beginning behind the end
  return { from, until: until > from ? until : from + (last - first) * minuteMs };
}

/** The next days with an order, from today on the rule's clocks; none whose window is over. */
export function comingDays(rule: RecurrenceRule, now: number, most: number): string[] {
  const today = wallTimeAt(new Date(now), rule.timeZone).day;
  const [, first = today] = [today, rule.fromDay].toSorted();
  const longest = 7 * rule.everyWeeks * (most + rule.leftOut.length + 1);
  const found: string[] = [];
  for (let at = 0; at < longest && found.length < most; at++) {
    const day = dayAfter(first, at);
    if (rule.untilDay !== null && day > rule.untilDay) break;
    if (isComing(rule, day, now)) found.push(day);
  }
  return found;
}

/** The days whose orders are to be there by now: as many days ahead as the rule says. */
export function daysDue(rule: RecurrenceRule, now: number): string[] {
  const today = wallTimeAt(new Date(now), rule.timeZone).day;
  const days = Array.from({ length: rule.daysAhead + 1 }, (_, ahead) => dayAfter(today, ahead));
  return days.filter((day) => isComing(rule, day, now));
}

/** When the days that are due may be others: as the next day begins on the rule's clocks. */
export function nextLookAt(rule: RecurrenceRule, now: number): number {
  const today = wallTimeAt(new Date(now), rule.timeZone).day;
  const midnight = instantAt(dayAfter(today), 0, rule.timeZone);
  // where midnight comes twice, the first of them is past
  return midnight > now ? midnight : now + 60 * minuteMs;
}

function isComing(rule: RecurrenceRule, day: string, now: number): boolean {
  return fallsOn(rule, day) && windowsOn(rule, day).delivery.until > now;
}
