"use client";

import type { Finding, FindingCode, Maker } from "@cartage/domain/fleet/health-rules";
import { useFormatter, useTranslations } from "next-intl";
import { useMeasures } from "../../format/measures.tsx";

type Subject = { kind: "tracker" | "phone"; maker: Maker };
type MendedCode = Exclude<FindingCode, "phone_killed" | "clock_ahead" | "clock_behind"> | "clock";

const mendOf = (code: Exclude<FindingCode, "phone_killed">): MendedCode =>
  code === "clock_ahead" || code === "clock_behind" ? "clock" : code;

/** Findings in words: what is wrong, how much of it, and the setting that would mend it. */
export function useFindingWords() {
  const t = useTranslations("web.health");
  const format = useFormatter();
  const measures = useMeasures();

  function duration(seconds: number): string {
    const [value, unit] =
      seconds < 120
        ? [seconds, "second" as const]
        : seconds < 7_200
          ? [seconds / 60, "minute" as const]
          : seconds < 172_800
            ? [seconds / 3_600, "hour" as const]
            : [seconds / 86_400, "day" as const];
    return format.number(Math.round(value), { style: "unit", unit, unitDisplay: "long" });
  }

  return {
    name: (code: FindingCode) => t(`names.${code}`),
    says: ({ code, value }: Finding) =>
      t(`says.${code}`, {
        duration: duration(value),
        count: value,
        share: format.number(value, { style: "percent", maximumFractionDigits: 1 }),
        metres: measures.accuracy(value),
      }),
    onDays: ({ days }: Finding) => t("onDays", { count: days }),
    mend: ({ code }: Finding, { kind, maker }: Subject) =>
      code === "phone_killed" ? t(`mends.killed.${maker}`) : t(`mends.${kind}.${mendOf(code)}`),
  };
}
