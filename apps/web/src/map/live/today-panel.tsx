"use client";

import { Skeleton } from "@cartage/ui/skeleton";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { useMeasures } from "../../format/measures.tsx";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useUnits } from "../../shell/me-context.tsx";
import { cleaned, type HistoryColumns, segmentsOf, totalsOf } from "../history/day-history.ts";
import { DayTimeline } from "../history/day-timeline.tsx";
import { useSpans } from "../history/spans.tsx";
import { speedScales } from "../history/speed-scales.ts";
import { type TrackFeatures, trackFeatures } from "../history/track-features.ts";
import { useDayHistory } from "../history/use-day-history.ts";
import { dayAround } from "../history/zone-days.ts";

type TodayPanelProps = { vehicleId: string; onTrack: (track: TrackFeatures | null) => void };

const lastCount = 8;

/** A vehicle's day so far: timeline, what it comes to, the last positions; the map gets the track. */
export function TodayPanel({ vehicleId, onTrack }: TodayPanelProps) {
  const t = useTranslations("map.detail");
  const [today] = useState(() => Date.now());
  const query = useDayHistory(vehicleId, today);
  const history = useMemo(() => (query.data ? cleaned(query.data) : null), [query.data]);
  const give = useEffectEvent(onTrack);
  const scale = speedScales[useUnits()];
  useEffect(() => {
    give(history ? trackFeatures(history, scale) : null);
    return () => give(null);
  }, [history, scale]);
  return (
    <div className="px-4 py-4">
      <h3 className="mb-2 font-semibold">{t("today")}</h3>
      {query.isPending && <TodaySkeleton />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {history?.fixTime.length === 0 && <p className="text-ink-muted">{t("noneToday")}</p>}
      {history && history.fixTime.length > 0 && <Today history={history} today={today} />}
    </div>
  );
}

function Today({ history, today }: { history: HistoryColumns; today: number }) {
  const t = useTranslations("map.detail");
  const spans = useSpans();
  const segments = useMemo(() => segmentsOf(history), [history]);
  const totals = useMemo(() => totalsOf(history, segments), [history, segments]);
  const { from, to } = dayAround(today, useTimeZone() ?? "UTC");
  return (
    <>
      <p className="mb-3 text-ink-muted">
        {t("driven", { distance: spans.distance(totals.distanceM), duration: spans.duration(totals.movingMs) })}
      </p>
      <DayTimeline segments={segments} from={from} until={to} />
      <LastFixes history={history} />
    </>
  );
}

function LastFixes({ history }: { history: HistoryColumns }) {
  const t = useTranslations("map.detail");
  const format = useFormatter();
  const measures = useMeasures();
  const newest = history.fixTime.length - 1;
  const shown = Array.from({ length: Math.min(lastCount, newest + 1) }, (_, back) => newest - back);
  return (
    <table className="mt-5 w-full">
      <caption className="mb-1.5 text-left font-semibold">{t("lastFixes")}</caption>
      <thead>
        <tr className="text-left text-caption text-ink-faint">
          <th className="py-1 font-normal">{t("time")}</th>
          <th className="py-1 text-right font-normal">{t("speed")}</th>
          <th className="py-1 text-right font-normal">{t("accuracy")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((at) => (
          <tr key={history.fixTime[at]} className="border-line border-t">
            <td className="py-1.5">{format.dateTime(history.fixTime[at] ?? 0, { timeStyle: "medium" })}</td>
            <td className="py-1.5 text-right">{measures.speed(history.speedMps[at] ?? null)}</td>
            <td className="py-1.5 text-right text-ink-muted">{measures.accuracy(history.accuracyM[at] ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const TodaySkeleton = () => (
  <div className="flex flex-col gap-3">
    <Skeleton className="h-4 w-40" />
    <Skeleton className="h-2.5 w-full" />
    <Skeleton className="mt-3 h-4 w-28" />
    <Skeleton className="h-24 w-full" />
  </div>
);
