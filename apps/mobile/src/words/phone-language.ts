import { getLocales } from "expo-localization";
import type { Language } from "./words.ts";

/** The first of the phone's languages that the app speaks; English when it speaks none of them. */
export function phoneLanguage(): Language {
  for (const { languageCode } of getLocales()) {
    if (languageCode === "vi" || languageCode === "en") return languageCode;
  }
  return "en";
}
