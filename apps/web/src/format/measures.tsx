"use client";

import { metresToFeet, metresToMiles, mpsToKmh, mpsToMph } from "@cartage/telemetry/units";
import { useTranslations } from "next-intl";
import { useUnits } from "../shell/me-context.tsx";

const compass = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/**
 * Writes SI values with the units the organisation reads: km/h and metres, or mph and feet; degrees with a compass point.
 * Null is a dash.
 */
export function useMeasures() {
  const t = useTranslations("web.units");
  const tCompass = useTranslations("web.compass");
  const none = useTranslations("web.common")("noData");
  const isMetric = useUnits() === "metric";
  const or = (value: number | null, write: (value: number) => string) => (value === null ? none : write(value));
  return {
    speed: (speedMps: number | null) =>
      or(speedMps, (mps) =>
        isMetric
          ? t("speed", { value: Math.round(mpsToKmh(mps)) })
          : t("speedImperial", { value: Math.round(mpsToMph(mps)) }),
      ),
    accuracy: (metres: number | null) =>
      or(metres, (value) =>
        isMetric
          ? t("accuracy", { value: Math.ceil(value) })
          : t("accuracyImperial", { value: Math.ceil(metresToFeet(value)) }),
      ),
    altitude: (metres: number | null) =>
      or(metres, (value) =>
        isMetric
          ? t("altitude", { value: Math.round(value) })
          : t("altitudeImperial", { value: Math.round(metresToFeet(value)) }),
      ),
    odometer: (metres: number | null) =>
      or(metres, (value) =>
        isMetric
          ? t("odometer", { value: Math.floor(value / 1_000) })
          : t("odometerImperial", { value: Math.floor(metresToMiles(value)) }),
      ),
    battery: (share: number | null) => or(share, (value) => t("percent", { value })),
    heading: (headingDeg: number | null) =>
      or(headingDeg, (value) => {
        const point = compass[Math.round(value / 45) % compass.length] ?? "n";
        return t("heading", { value: Math.round(value) % 360, compass: tCompass(point) });
      }),
    coordinates: ({ lat, lon }: { lat: number; lon: number }) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
  };
}
