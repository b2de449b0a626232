"use client";

import { useFormatter } from "next-intl";

/** 1 January 2024 was a Monday. */
const mondayAt = Date.UTC(2024, 0, 1, 12);
const dayMs = 86_400_000;

/** The days of the week as ISO 8601 numbers them, in the person's language. */
export function useWeekdays() {
  const format = useFormatter();
  return Array.from({ length: 7 }, (_, at) => {
    const noon = mondayAt + at * dayMs;
    const named = (weekday: "short" | "long") => format.dateTime(noon, { weekday, timeZone: "UTC" });
    return { day: at + 1, short: named("short"), long: named("long") };
  });
}
