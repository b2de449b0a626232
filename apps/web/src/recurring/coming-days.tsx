"use client";

import { comingDays, dayAfter, windowsOn } from "@cartage/domain/recurring/calendar-rules";
import type { RecurrenceRule } from "@cartage/domain/recurring/inputs";
import { useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTick } from "../format/use-tick.ts";
import { readableZone } from "../format/zone-names.ts";
import { useDays } from "./use-days.ts";

type ComingDaysProps = {
  rule: RecurrenceRule;
  /** What can be done about a day. */
  beside?: (day: string) => ReactNode;
};

/** The next five days of a calendar, with when their orders are made. */
export function ComingDays({ rule, beside }: ComingDaysProps) {
  const t = useTranslations("web.recurring");
  const days = useDays();
  const now = useTick();
  const isElsewhere = useTimeZone() !== rule.timeZone;
  const coming = comingDays(rule, now, 5);
  if (coming.length === 0) return <p className="py-2 text-ink-muted">{t("noneComing")}</p>;
  return (
    <ol className="divide-y divide-line">
      {coming.map((day) => {
        const { delivery, pickup } = windowsOn(rule, day);
        const madeOn = dayAfter(day, -rule.daysAhead);
        const isSoon = new Date(now).toISOString().slice(0, 10) >= madeOn;
        return (
          <li key={day} className="flex min-h-11 flex-wrap items-center gap-x-3 py-1.5">
            <span className="min-w-36 font-medium tabular-nums max-sm:flex-1">{days.day(day)}</span>
            <span className="flex-1 text-ink-muted tabular-nums max-sm:order-last max-sm:basis-full">
              {days.window(delivery, rule)}
              {isElsewhere && ` ${t("inZone", { zone: readableZone(rule.timeZone) })}`}
              {pickup && `, ${t("pickupOn", { window: days.window(pickup, rule) })}`}
              {" · "}
              {isSoon ? t("madeSoon") : t("madeOn", { day: days.day(madeOn) })}
            </span>
            {beside?.(day)}
          </li>
        );
      })}
    </ol>
  );
}
