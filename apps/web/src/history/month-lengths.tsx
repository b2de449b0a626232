"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useSpans } from "../map/history/spans.tsx";
import { dayOf } from "../map/history/zone-days.ts";
import { lengthsByMonth } from "./way-lengths.ts";

/** How far ways went each month: what a screen reader has of their map. */
export function MonthLengths({ ways }: { ways: Parameters<typeof lengthsByMonth>[0] }) {
  const t = useTranslations("web.history.long");
  const format = useFormatter();
  const spans = useSpans();
  const zone = useTimeZone() ?? "UTC";
  const months = useMemo(() => lengthsByMonth(ways, zone), [ways, zone]);
  return (
    <>
      <h2 className="mb-2 text-caption text-ink-faint">{t("months")}</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {months.map(([month, lengthM]) => (
          <div key={month} className="contents">
            <dt className="text-ink-muted">
              {format.dateTime(dayOf(`${month}-15`, zone) ?? 0, { month: "long", year: "numeric" })}
            </dt>
            <dd className="text-right tabular-nums">{spans.distance(lengthM)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
