"use client";

import { useFormatter, useTranslations } from "next-intl";

const mostNames = 3;

/** Names joined by "or", the first few of many. */
export function useListedNames(): (names: readonly string[]) => string {
  const t = useTranslations("web.rules.sentence");
  const format = useFormatter();
  return (names) =>
    names.length > mostNames
      ? t("others", { names: names.slice(0, mostNames - 1).join(", "), count: names.length - mostNames + 1 })
      : format.list([...names], { type: "disjunction" });
}
