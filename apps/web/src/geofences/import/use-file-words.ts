"use client";

import { useTranslations } from "next-intl";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import type { FilePlace, Flaw, UnreadableFenceFile } from "./reading/found-fence.ts";
import type { Refusal } from "./to-rows.ts";

/** What is wrong with a file or with something in it, in the person's language, with the place. */
export function useFileWords() {
  const t = useTranslations("web.geofences.importing");
  const problemText = useProblemText();
  const place = (at: FilePlace) =>
    "element" in at
      ? t("place.element", at)
      : at.column === undefined
        ? t("place.line", { line: at.line })
        : t("place.lineAndColumn", { line: at.line, column: at.column });
  return {
    place,
    fault: ({ fault, place: at, found }: UnreadableFenceFile) => {
      const sentence = t(`faults.${fault}`, { found });
      return at ? t("atPlace", { place: place(at), sentence }) : sentence;
    },
    flaw: ({ code, found = "", point = 0 }: Flaw) =>
      point > 0 ? t("flaws.bad_point", { point }) : t(`flaws.${code}`, { found }),
    refusal: ({ code, values, at }: Refusal) => {
      const sentence = problemText({ code, values });
      const where = Object.keys(at).length > 0 ? t("inShape", { part: 0, ring: 0, point: 0, ...at }) : null;
      return where ? t("atPlace", { place: where, sentence }) : sentence;
    },
  };
}
