"use client";

import type { Measured } from "@cartage/domain/alerts/measured-rules";
import { useTranslations } from "next-intl";
import { useDurationText } from "./rules/use-duration-text.ts";
import { useUnitsOfRules } from "./rules/use-units-of-rules.ts";

/** What an alert measured, against what: "92 km/h (limit 80 km/h)", "temperature: 9.5 (limit 8)". */
export function useMeasuredText(): (measured: Measured) => string {
  const t = useTranslations("web.alerts.measured");
  const tSigns = useTranslations("web.rules.fields.signNames");
  const duration = useDurationText();
  const { text, ...units } = useUnitsOfRules();
  return ({ sign, key, quantity, value, limit }) => {
    const name = sign ? tSigns(sign) : key;
    if (value === null) return name ?? "";
    const quantityText = (amount: number) =>
      quantity === "duration" ? duration(Math.round(amount)) : text(amount, units[quantity]);
    const shown = typeof value === "string" ? value : quantityText(value);
    const compared = limit === null ? shown : t("limited", { value: shown, limit: quantityText(limit) });
    return name ? t("named", { name, value: compared }) : compared;
  };
}
