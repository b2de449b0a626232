"use client";

import { type ShownIn, shownUnits } from "@cartage/domain/alerts/shown-unit-rules";
import { useFormatter, useTranslations } from "next-intl";
import { useUnits } from "../../shell/me-context.tsx";

/** How people read and write what is kept in SI. */
export interface ShownUnit extends Omit<ShownIn, "label"> {
  label: string;
}

/** The units of rules, in the organisation's system, and a quantity as text. */
export function useUnitsOfRules() {
  const t = useTranslations("web.rules.units");
  const format = useFormatter();
  const { speed, distance, share, acceleration, plain } = shownUnits[useUnits()];
  const worded = ({ label, ...unit }: ShownIn): ShownUnit => ({ ...unit, label: label ? t(label) : "" });
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return {
    speed: worded(speed),
    distance: worded(distance),
    share: worded(share),
    acceleration: worded(acceleration),
    plain: worded(plain),
    /** "80 km/h"; a blank that is not filled yet is dots. */
    text(value: number, { toShown, label }: ShownUnit) {
      if (!Number.isFinite(value)) return "…";
      const shown = number(toShown(value));
      return label ? t("quantity", { value: shown, unit: label }) : shown;
    },
  };
}
