"use client";

import { useTranslations } from "next-intl";

/** An age in one unit and few letters, for columns that are read at a glance: 4 s, 12 min, 3 h. */
export function useAge(): (ageMs: number) => string {
  const t = useTranslations("map.ago");
  return (ageMs) => {
    const ageS = Math.max(0, ageMs / 1000);
    if (ageS < 60) return t("seconds", { value: Math.floor(ageS) });
    if (ageS < 3600) return t("minutes", { value: Math.floor(ageS / 60) });
    return ageS < 86_400
      ? t("hours", { value: Math.floor(ageS / 3600) })
      : t("days", { value: Math.floor(ageS / 86_400) });
  };
}
