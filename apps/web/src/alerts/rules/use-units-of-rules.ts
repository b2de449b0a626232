"use client";

import { feetToMetres, kmhToMps, metresToFeet, mphToMps, mpsToKmh, mpsToMph } from "@cartage/telemetry/units";
import { useFormatter, useTranslations } from "next-intl";
import { useUnits } from "../../shell/me-context.tsx";

/** How people read and write what is kept in SI. */
export interface ShownUnit {
  label: string;
  toShown: (value: number) => number;
  fromShown: (shown: number) => number;
}

const asItIs = (value: number) => value;

/** The units of rules, in the organisation's system, and a quantity as text. */
export function useUnitsOfRules() {
  const t = useTranslations("web.rules.units");
  const format = useFormatter();
  const isMetric = useUnits() === "metric";
  const speed: ShownUnit = isMetric
    ? { label: t("kmh"), toShown: mpsToKmh, fromShown: kmhToMps }
    : { label: t("mph"), toShown: mpsToMph, fromShown: mphToMps };
  const distance: ShownUnit = isMetric
    ? { label: t("m"), toShown: asItIs, fromShown: asItIs }
    : { label: t("ft"), toShown: metresToFeet, fromShown: feetToMetres };
  const share: ShownUnit = {
    label: t("percent"),
    toShown: (value) => value * 100,
    fromShown: (percent) => percent / 100,
  };
  const acceleration: ShownUnit = { label: t("acceleration"), toShown: asItIs, fromShown: asItIs };
  const plain: ShownUnit = { label: "", toShown: asItIs, fromShown: asItIs };
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return {
    speed,
    distance,
    share,
    acceleration,
    plain,
    /** "80 km/h"; a blank that is not filled yet is dots. */
    text(value: number, { toShown, label }: ShownUnit) {
      if (!Number.isFinite(value)) return "…";
      const shown = number(toShown(value));
      return label ? t("quantity", { value: shown, unit: label }) : shown;
    },
  };
}
