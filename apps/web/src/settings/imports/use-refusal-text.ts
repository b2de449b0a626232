import { useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/router.ts";

export type ImportRow = Outputs["tracking"]["imports"]["list"]["items"][number];
export type Refusal = NonNullable<ImportRow["refusal"]>;

/** Where in a file something is, in words. */
export function usePlaceText() {
  const t = useTranslations("web.imports");
  return (place: Refusal["place"]): string | null => {
    if (place === null) return null;
    if ("element" in place) return t("element", { element: String(place.element) });
    const { line, column } = place;
    return column === undefined
      ? t("line", { line: String(line) })
      : t("lineAndColumn", { line: String(line), column: String(column) });
  };
}

/** Why a file is none that can be read, and where. */
export function useRefusalText() {
  const t = useTranslations("web.imports");
  const placeOf = usePlaceText();
  return ({ reason, place, found }: Refusal): string => {
    const sentence = t.has(`reasons.${reason as "empty"}`) ? t(`reasons.${reason as "empty"}`) : reason;
    const where = [placeOf(place), found === null ? null : t("found", { found })].filter((part) => part !== null);
    return where.length > 0 ? `${sentence} (${where.join(", ")})` : sentence;
  };
}
