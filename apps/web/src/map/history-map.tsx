"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { Skeleton } from "@cartage/ui/skeleton";
import { RouteOffIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { useCan, useMe } from "../shell/me-context.tsx";
import { cleaned } from "./history/day-history.ts";
import { DayPicker } from "./history/day-picker.tsx";
import { HistoryDay } from "./history/history-day.tsx";
import { TrackChoice } from "./history/track-choice.tsx";
import { useDayHistory } from "./history/use-day-history.ts";
import { dayAround, dayOf, dayText } from "./history/zone-days.ts";
import type { StreetStyles } from "./sources.ts";

type HistoryMapProps = { vehicleId: string; streets: StreetStyles };

/** One day of a vehicle: its track on the map and its speed, moved by one cursor, played back, raw or clean. */
export function HistoryMap({ vehicleId, streets }: HistoryMapProps) {
  const t = useTranslations("map.history");
  const [dayParam, setDayParam] = useQueryState("day", parseAsString);
  const [now] = useState(() => Date.now());
  const zone = useTimeZone() ?? "UTC";
  const day = dayOf(dayParam, zone) ?? now;
  const [isRaw, setIsRaw] = useState(false);
  const query = useDayHistory(vehicleId, day);
  const history = useMemo(() => (query.data && !isRaw ? cleaned(query.data) : query.data), [query.data, isRaw]);
  const { from, to } = dayAround(day, zone);
  const phoneHistoryDays = useMe().organisation?.phoneHistoryDays ?? null;
  const seesAll = useCan("organisation.manage");
  const mayBeHidden = phoneHistoryDays !== null && !seesAll && from < now - phoneHistoryDays * 86_400_000;
  const doubted = query.data?.verdict.filter((verdict) => verdict !== "accepted").length ?? 0;

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <DayPicker
          day={day}
          onDay={(chosen) =>
            void setDayParam(dayText(chosen, zone) === dayText(now, zone) ? null : dayText(chosen, zone))
          }
        />
        <TrackChoice isRaw={isRaw} onRaw={setIsRaw} />
        {history && (
          <p className="text-ink-muted">
            {t("positions", { count: history.fixTime.length })}
            {doubted > 0 && <span className="text-ink-faint"> · {t("doubted", { count: doubted })}</span>}
          </p>
        )}
        {typeof query.data?.nextFrom === "number" && (
          <p className="text-warning-ink">{t("cut", { count: query.data.fixTime.length })}</p>
        )}
      </div>
      {query.isPending && <Skeleton className="m-4 min-h-64 flex-1 rounded-panel" />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {history?.fixTime.length === 0 && (
        <EmptyState icon={<RouteOffIcon />} title={t("none")}>
          {mayBeHidden ? t("hiddenLead", { days: phoneHistoryDays ?? 0 }) : t("noneLead")}
        </EmptyState>
      )}
      {history && history.fixTime.length > 0 && (
        <HistoryDay key={`${vehicleId}${from}`} history={history} from={from} until={to} streets={streets} />
      )}
    </div>
  );
}
