import type { Language } from "../words/words.ts";

export type Appearance = "system" | "light" | "dark";

/** What a driver chooses for this phone; null follows the phone. */
export type Preferences = { language: Language | null; appearance: Appearance };
