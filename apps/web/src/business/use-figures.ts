"use client";

import { useFormatter, useTranslations } from "next-intl";
import { minorPerMajor } from "../orders/order-measures.tsx";
import { useUnits } from "../shell/me-context.tsx";

const mPerMile = 1_609.344;

/** Writes figures with their units; nothing to divide by is a dash. */
export function useFigures() {
  const t = useTranslations("web.business");
  const format = useFormatter();
  const isMetric = useUnits() === "metric";
  const none = useTranslations("web.common")("noData");
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    share,
    percent: (value: number | null) =>
      value === null ? none : format.number(value, { style: "percent", maximumFractionDigits: 1 }),
    count: (value: number) => format.number(Math.round(value)),
    distance: (metres: number) => {
      const value = metres / (isMetric ? 1_000 : mPerMile);
      return t(isMetric ? "km" : "miles", { value: Math.round(value) });
    },
    hours: (seconds: number) => t("hours", { value: Math.round(seconds / 3_600) }),
    money: (minor: number | null, currency: string) =>
      minor === null
        ? none
        : format.number(minor / minorPerMajor(currency), { style: "currency", currency, maximumFractionDigits: 0 }),
    kilograms: (grams: number | null) => (grams === null ? none : t("kg", { value: grams / 1_000 })),
  };
}
