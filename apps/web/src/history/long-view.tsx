"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { RouteOffIcon } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { useSpans } from "../map/history/spans.tsx";
import { dayOf, dayText } from "../map/history/zone-days.ts";
import type { StreetStyles } from "../map/sources.ts";
import { WaysMap } from "../map/ways-map.tsx";
import { monthEdges } from "./month-edges.ts";
import { useWays } from "./use-ways.ts";
import { lengthsByMonth } from "./way-lengths.ts";
import { waysFeatures } from "./ways-features.ts";

/** Ways are drawn to this: finer than a screen shows of a country. */
const toleranceM = 100;

/** The ways of one vehicle over a year, or of the whole fleet over a month, on one map. */
export function LongView({ vehicleId, streets }: { vehicleId: string | null; streets: StreetStyles }) {
  const t = useTranslations("web.history");
  const format = useFormatter();
  const spans = useSpans();
  const zone = useTimeZone() ?? "UTC";
  const [now] = useState(() => Date.now());
  const [chosen, setChosen] = useQueryState("period", parseAsString);
  const periods = vehicleId ? yearsUntil(now, zone) : monthsUntil(now, zone);
  const period = chosen && periods.includes(chosen) ? chosen : (periods[0] ?? "");
  const { from, to } = boundsOfPeriod(period, zone);
  const query = useWays({ vehicleId, from, to, toleranceM });
  const features = useMemo(() => waysFeatures(query.data ?? []), [query.data]);
  const months = useMemo(() => lengthsByMonth(query.data ?? [], zone), [query.data, zone]);
  const name = (each: string) =>
    each.length === 4 ? each : format.dateTime(dayOf(`${each}-15`, zone) ?? now, { month: "long", year: "numeric" });
  const vehicles = new Set(query.data?.map((way) => way.vehicleId)).size;
  return (
    <div className="flex h-full min-h-136 flex-col">
      <div className="flex flex-wrap items-center gap-4 border-line border-b px-4 py-2">
        <Select
          label={t("long.period")}
          value={period}
          onChange={(value) => void setChosen(value)}
          choices={periods.map((each) => ({ value: each, label: name(each) }))}
          className="w-44"
        />
        {query.data && (
          <p role="status" className="text-ink-muted">
            {t("long.drawn", { days: query.data.length, vehicles })}
          </p>
        )}
      </div>
      {query.isPending && <Skeleton className="m-4 min-h-64 flex-1 rounded-panel" />}
      {query.isError && <QueryFailure query={query} />}
      {query.data?.length === 0 && (
        <EmptyState icon={<RouteOffIcon />} title={t("long.none")}>
          {t("long.noneLead")}
        </EmptyState>
      )}
      {query.data && query.data.length > 0 && (
        <div className="flex min-h-0 flex-1 max-lg:flex-col">
          <div className="relative min-h-72 min-w-0 flex-1">
            <WaysMap label={t("long.map")} streets={streets} ways={features} />
          </div>
          <aside className="w-64 shrink-0 overflow-y-auto border-line border-l px-4 py-3 max-lg:w-auto max-lg:border-t max-lg:border-l-0">
            <h2 className="mb-2 text-caption text-ink-faint">{t("long.months")}</h2>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
              {months.map(([month, lengthM]) => (
                <div key={month} className="contents">
                  <dt className="text-ink-muted">{name(month)}</dt>
                  <dd className="text-right tabular-nums">{spans.distance(lengthM)}</dd>
                </div>
              ))}
            </dl>
          </aside>
        </div>
      )}
    </div>
  );
}

function yearsUntil(now: number, zone: string): string[] {
  const year = Number(dayText(now, zone).slice(0, 4));
  return Array.from({ length: 5 }, (_, back) => String(year - back));
}

function monthsUntil(now: number, zone: string): string[] {
  const [year = 0, month = 1] = dayText(now, zone).split("-").map(Number);
  return Array.from({ length: 24 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

function boundsOfPeriod(period: string, zone: string): { from: number; to: number } {
  if (period.length === 7) {
    const edges = monthEdges(period, zone);
    return { from: edges[0] ?? 0, to: edges.at(-1) ?? 1 };
  }
  return { from: dayOf(`${period}-01-01`, zone) ?? 0, to: dayOf(`${Number(period) + 1}-01-01`, zone) ?? 1 };
}
