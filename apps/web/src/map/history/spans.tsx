"use client";

import { metresToFeet, metresToMiles } from "@cartage/telemetry/units";
import { useTranslations } from "next-intl";
import { useUnits } from "../../shell/me-context.tsx";

/** Writes durations and distances as people say them: 2 h 5 min, 43.2 km, 850 m, or 26.8 mi, 900 ft. */
export function useSpans() {
  const t = useTranslations("map");
  const isMetric = useUnits() === "metric";
  return {
    duration: (ms: number) => {
      const minutes = Math.round(ms / 60_000);
      return minutes < 60
        ? t("duration.minutes", { minutes })
        : t("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    },
    distance: (metres: number) => {
      if (isMetric)
        return metres < 1000 ? t("distance.m", { value: metres }) : t("distance.km", { value: metres / 1000 });
      const miles = metresToMiles(metres);
      return miles < 0.2 ? t("distance.ft", { value: metresToFeet(metres) }) : t("distance.mi", { value: miles });
    },
  };
}
