import { translate } from "@cartage/messages/translate";
import { test } from "./people.ts";

const languages = [
  { language: "en", locale: "en-GB" },
  { language: "vi", locale: "vi-VN" },
] as const;

export type Texts = ReturnType<typeof translate>;

/** Tests for a browser of each language; they find their texts in the catalogues, as the pages do. */
export function inEachLanguage(define: (t: Texts, language: "en" | "vi") => void): void {
  for (const { language, locale } of languages) {
    test.describe(`in ${language}`, () => {
      test.use({ locale });
      define(translate(language), language);
    });
  }
}
