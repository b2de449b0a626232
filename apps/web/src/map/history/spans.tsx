"use client";

import { useTranslations } from "next-intl";

/** Writes durations and distances as people say them: 2 h 5 min, 43.2 km, 850 m. */
export function useSpans() {
  const t = useTranslations("map");
  return {
    duration: (ms: number) => {
      const minutes = Math.round(ms / 60_000);
      return minutes < 60
        ? t("duration.minutes", { minutes })
        : t("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    },
    distance: (metres: number) =>
      metres < 1000 ? t("distance.m", { value: metres }) : t("distance.km", { value: metres / 1000 }),
  };
}
