import type { Language } from "../words/words.ts";

/** What a driver chooses for this phone; null follows the phone. */
export type Preferences = { language: Language | null; appearance: "system" | "light" | "dark" };
