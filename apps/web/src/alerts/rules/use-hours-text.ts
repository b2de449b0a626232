"use client";

import type { WeeklyHours } from "@cartage/domain/alerts/hours-inputs";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { dayRuns } from "./day-runs.ts";

/** The days' short names, Monday first. */
export function useDayNames(): readonly string[] {
  const format = useFormatter();
  return useMemo(
    // the first of January 2024 was a Monday
    () =>
      [1, 2, 3, 4, 5, 6, 7].map((day) =>
        format.dateTime(Date.UTC(2024, 0, day), { weekday: "short", timeZone: "UTC" }),
      ),
    [format],
  );
}

/** Hours of the week in words: Mon–Fri 08:00–18:00. */
export function useHoursText(): (hours: WeeklyHours) => string {
  const t = useTranslations("web.rules.hours");
  const names = useDayNames();
  const nameOf = (day: number) => names[day - 1] ?? "";
  const daysText = (days: readonly number[]) =>
    new Set(days).size === 7
      ? t("everyDay")
      : dayRuns(days)
          .map(([first, last]) => (first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`))
          .join(", ");
  return (hours) =>
    hours
      .map(({ days, from, until }) => {
        if (from === "00:00" && until === "24:00") return daysText(days);
        const times = `${from}–${until}`;
        return new Set(days).size === 7 ? t("daily", { times }) : `${daysText(days)} ${times}`;
      })
      .join("; ");
}
