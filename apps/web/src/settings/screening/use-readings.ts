"use client";

import { useTranslations } from "next-intl";
import { type ShownUnit, useUnitsOfRules } from "../../alerts/rules/use-units-of-rules.ts";
import type { ThresholdName } from "./draft.ts";

/** How the person reads each threshold, and a way to write one with its unit. */
export function useReadings() {
  const t = useTranslations("web.screening.units");
  const { speed, distance, acceleration, text } = useUnitsOfRules();
  const minutes: ShownUnit = {
    label: t("minutes"),
    toShown: (seconds) => seconds / 60,
    fromShown: (shown) => Math.round(shown * 60),
  };
  const readings: Record<ThresholdName, ShownUnit> = {
    inaccurateAboveM: distance,
    jumpAboveMps: speed,
    jumpAboveMps2: acceleration,
    frozenFromMps: speed,
    driftBeyondM: distance,
    haltAfterS: minutes,
    gapAfterS: minutes,
  };
  return { readings, text };
}
