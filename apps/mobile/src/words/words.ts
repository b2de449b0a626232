import { mobile as english } from "@cartage/messages/en/mobile";
import { mobile as vietnamese } from "@cartage/messages/vi/mobile";
import { createTranslator } from "use-intl/core";

export const languages = ["en", "vi"] as const;

export type Language = (typeof languages)[number];

/** The app's sentences in one language: `words("shift.start")`. */
export function createWords(language: Language) {
  return createTranslator({ locale: language, messages: language === "vi" ? vietnamese : english });
}

export type Words = ReturnType<typeof createWords>;

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** A time of day on this phone's clock, with the date when it is another day's. */
export function timeOfDay(language: Language, at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const options = isToday ? clock : ({ ...clock, day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat(language, options).format(at);
}

/** A calendar day, YYYY-MM-DD, as people say it. */
export function dayName(language: Language, day: string): string {
  const options = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}
