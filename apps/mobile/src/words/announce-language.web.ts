import type { Language } from "./words.ts";

/** Tells the browser, and so the screen reader, which language the page speaks. */
export function announceLanguage(language: Language): void {
  document.documentElement.lang = language;
}
