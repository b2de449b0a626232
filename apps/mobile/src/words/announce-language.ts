import type { Language } from "./words.ts";

/** A phone's screen reader follows the phone's own language; there is nobody to tell. */
export function announceLanguage(_language: Language): void {}
