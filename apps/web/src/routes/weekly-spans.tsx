"use client";

import type { WeeklyHours } from "@cartage/domain/geofences/inputs";
import { useWeekdays } from "../geofences/use-weekdays.ts";

/** Hours of each week, a line for each span: Mon–Fri 08:00–18:00. */
export function WeeklySpans({ spans }: { spans: WeeklyHours["spans"] }) {
  const weekdays = useWeekdays();
  const nameOf = (day: number) => weekdays[day - 1]?.short ?? "";
  return (
    <ul>
      {spans.map(({ days, from, until }) => (
        <li key={`${days.join()} ${from}`} className="flex flex-wrap gap-x-3">
          <span>{daysText(days, nameOf)}</span>
          <span className="tabular-nums">
            {from}–{until}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Days beside each other are a range where they are three or more. */
function daysText(days: readonly number[], nameOf: (day: number) => string): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const texts = runs.flatMap((run) => {
    const [first = 0, last = 0] = [run[0], run.at(-1)];
    return run.length >= 3 ? [`${nameOf(first)}–${nameOf(last)}`] : run.map(nameOf);
  });
  return texts.join(", ");
}
