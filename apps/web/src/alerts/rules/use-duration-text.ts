"use client";

import { type DurationUnit, durationParts, secondsOf } from "@cartage/domain/alerts/duration-rules";
import { useTranslations } from "next-intl";

export const durationUnits = ["s", "min", "h", "d"] as const satisfies DurationUnit[];

export const secondsIn = (unit: DurationUnit): number => secondsOf[unit];

/** The largest unit that a duration is a whole number of. */
export function unitOf(seconds: number): DurationUnit {
  const whole = ([...durationUnits].reverse() as DurationUnit[]).find((unit) => seconds % secondsOf[unit] === 0);
  return seconds > 0 && whole ? whole : "s";
}

/** A duration in words: 4 h 30 min. */
export function useDurationText(): (seconds: number) => string {
  const t = useTranslations("web.rules.duration.parts");
  return (seconds) =>
    Number.isFinite(seconds)
      ? durationParts(seconds)
          .map(({ unit, count }) => t(unit, { count }))
          .join(" ")
      : "…";
}
