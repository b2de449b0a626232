import { web as enWeb } from "./en/web.ts";
import { web as viWeb } from "./vi/web.ts";

/** All sentences that people read, by language and part of the product; ICU MessageFormat. */
export const catalogues = { en: { web: enWeb }, vi: { web: viWeb } };

export type Locale = keyof typeof catalogues;
export type Messages = (typeof catalogues)["en"];
