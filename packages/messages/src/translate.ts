import { createTranslator } from "use-intl/core";
import { catalogues, type Locale, type Messages } from "./catalogues.ts";
import type { Translation } from "./translation.ts";

/** Names a sentence by its path in the catalogue; throws when a value that the sentence needs is missing. */
export type Translate = ReturnType<typeof create>;

const created = new Map<Locale, Translate>();

/** The sentences of a language, for servers; screens have use-intl's own hooks. */
export function translate(locale: Locale): Translate {
  const known = created.get(locale);
  if (known) return known;
  const translator = create(locale);
  created.set(locale, translator);
  return translator;
}

function create(locale: Locale) {
  return createTranslator<Translation<Messages>>({
    locale,
    messages: catalogues[locale],
    onError(error) {
      throw error;
    },
  });
}
