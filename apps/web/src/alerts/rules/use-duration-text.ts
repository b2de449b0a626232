"use client";

import { useTranslations } from "next-intl";

const secondsOf = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;

export type DurationUnit = keyof typeof secondsOf;
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
  return (seconds) => {
    if (!Number.isFinite(seconds)) return "…";
    if (seconds === 0) return t("s", { count: 0 });
    let rest = seconds;
    const parts: string[] = [];
    for (const unit of ["d", "h", "min", "s"] as const) {
      const count = Math.floor(rest / secondsOf[unit]);
      rest -= count * secondsOf[unit];
      if (count > 0) parts.push(t(unit, { count }));
    }
    return parts.join(" ");
  };
}
