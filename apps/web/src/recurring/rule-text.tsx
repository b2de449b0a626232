"use client";

import type { RecurrenceRule } from "@cartage/domain/recurring/inputs";
import { useTranslations } from "next-intl";
import { useDays } from "./use-days.ts";

/** A calendar in one line. */
export function useRuleText(): (rule: RecurrenceRule) => string {
  const t = useTranslations("web.recurring");
  const days = useDays();
  return ({ weekdays, everyWeeks, delivery }) => {
    const values = { days: weekdays.map(days.weekday).join(", "), ...delivery };
    return everyWeeks === 1 ? t("weekly", values) : t("everyWeeks", { ...values, weeks: everyWeeks });
  };
}
