"use client";

import { useTranslations } from "next-intl";
import { useMeasures } from "../../format/measures.tsx";
import type { totalsOf } from "./day-history.ts";
import { useSpans } from "./spans.tsx";

/** What the day comes to. */
export function DaySummary({ totals }: { totals: ReturnType<typeof totalsOf> }) {
  const t = useTranslations("map.history");
  const spans = useSpans();
  const measures = useMeasures();
  const facts = [
    [t("distance"), spans.distance(totals.distanceM)],
    [t("driving"), spans.duration(totals.movingMs)],
    [t("standing"), spans.duration(totals.standingMs)],
    [t("topSpeed"), measures.speed(totals.topSpeedMps)],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 md:ml-auto">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-caption text-ink-faint">{label}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
