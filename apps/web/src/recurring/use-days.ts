import type { RecurrenceRule } from "@cartage/domain/recurring/inputs";
import { useFormatter } from "next-intl";

/** Days of a calendar as people read them; they stand for themselves, in no zone. */
export function useDays() {
  const format = useFormatter();
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    day: (day: string) =>
      format.dateTime(at(day), { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
    /** 1 is Monday, as 1 January 2024 was. */
    weekday: (weekday: number) => format.dateTime(at(`2024-01-0${weekday}`), { weekday: "short", timeZone: "UTC" }),
    window: ({ from, until }: { from: number; until: number }, { timeZone }: RecurrenceRule) =>
      `${format.dateTime(from, { timeStyle: "short", timeZone })}–${format.dateTime(until, { timeStyle: "short", timeZone })}`,
  };
}
