import type { RecurrenceRule } from "@cartage/domain/recurring/inputs";
import { useFormatter } from "next-intl";

/** Days of a calendar as people read them; they stand for themselves, in no zone. */
export function useDays() {
  const format = useFormatter();
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    day: (day: string) =>
      format.dateTime(at(day), { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
    /** In a list the year is said only where it is another one. */
    dayOrYear: (day: string) => {
      const isThisYear = day.slice(0, 4) === String(new Date().getUTCFullYear());
      const year = isThisYear ? {} : ({ year: "numeric" } as const);
      return format.dateTime(at(day), { weekday: "short", day: "numeric", month: "short", ...year, timeZone: "UTC" });
    },
    /** 1 is Monday, as 1 January 2024 was. */
    weekday: (weekday: number) => format.dateTime(at(`2024-01-0${weekday}`), { weekday: "short", timeZone: "UTC" }),
    /** As the rule itself is written. */
    window: ({ from, until }: { from: number; until: number }, { timeZone }: RecurrenceRule) => {
      const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
      return `${format.dateTime(from, time)}–${format.dateTime(until, time)}`;
    },
  };
}
