import { translate } from "@cartage/messages/translate";
import { test } from "./people.ts";

const locales = { en: "en-GB", vi: "vi-VN" } as const;
type Language = keyof typeof locales;

export type Texts = ReturnType<typeof translate>;

/**
 * Tests for a browser of one language; they find their texts in the catalogues, as the pages do. Half of the specs speak each:
 * that the catalogues hold the same is a test of theirs.
 */
export function inLanguage(language: Language, define: (t: Texts, language: Language) => void): void {
  test.describe(`in ${language}`, () => {
    test.use({ locale: locales[language] });
    define(translate(language), language);
  });
}
