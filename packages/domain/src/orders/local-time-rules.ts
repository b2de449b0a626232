import { wallTimeAt } from "../notifications/wall-clock-rules.ts";

const minuteMs = 60_000;

/** The instant at which clocks in a zone show a day and minutes since midnight; one that a change of clocks skips comes an hour later. */
export function instantAt(day: string, minutes: number, timeZone: string): number {
  const wanted = Date.parse(day) + minutes * minuteMs;
  const shownAt = (at: number) => {
    const { day: shown, minutes: past } = wallTimeAt(new Date(at), timeZone);
    return Date.parse(shown) + past * minuteMs;
  };
  const guess = wanted - (shownAt(wanted) - wanted);
  // the clocks may have changed between both
  return guess - (shownAt(guess) - wanted);
}
