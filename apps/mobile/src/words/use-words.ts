import { useMemo } from "react";
import { phone } from "../phone/phone.ts";
import { usePhone } from "../phone/use-phone.ts";
import { createWords, dayName, timeOfDay } from "./words.ts";

/** The app's sentences in the driver's language. */
export function useWords() {
  usePhone();
  const language = phone.language();
  const words = useMemo(() => createWords(language), [language]);
  return {
    ...{ language, words },
    timeOfDay: (at: number, now: number) => timeOfDay(language, at, now),
    dayName: (day: string) => dayName(language, day),
  };
}
