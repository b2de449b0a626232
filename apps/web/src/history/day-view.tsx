"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { RouteOffIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { cleaned } from "../map/history/day-history.ts";
import { DayPicker } from "../map/history/day-picker.tsx";
import { HistoryDay } from "../map/history/history-day.tsx";
import { TrackChoice } from "../map/history/track-choice.tsx";
import { dayAround, dayOf, dayText } from "../map/history/zone-days.ts";
import type { StreetStyles } from "../map/sources.ts";
import { useTRPC } from "../trpc/client.tsx";
import { DayEntries } from "./day-entries.tsx";
import { DoubtList } from "./doubt-list.tsx";
import { ExportButton } from "./export-dialog.tsx";
import { MonthStrip } from "./month-strip.tsx";
import { RestoredList } from "./restored-list.tsx";
import { ShareButton } from "./share-dialog.tsx";
import { StartAt } from "./start-at.tsx";
import { useDayTrack } from "./use-day-track.ts";

/** A vehicle's day: its entries in order, its track and its speed, all moved by one cursor. */
export function DayView({ vehicleId, streets }: { vehicleId: string; streets: StreetStyles }) {
  const t = useTranslations("map.history");
  const trpc = useTRPC();
  const zone = useTimeZone() ?? "UTC";
  const [now] = useState(() => Date.now());
  const [{ day: dayParam, track, at }, set] = useQueryStates({
    day: parseAsString,
    at: parseAsInteger,
    track: parseAsStringLiteral(["clean", "raw"]).withDefault("clean"),
  });
  const day = dayOf(dayParam, zone) ?? now;
  const { from, to } = dayAround(day, zone);
  const goTo = (chosen: number) =>
    void set({ at: null, day: dayText(chosen, zone) === dayText(now, zone) ? null : dayText(chosen, zone) });
  const whole = useDayTrack(vehicleId, { from, to });
  const facts = useQuery(
    trpc.history.day.queryOptions({ vehicleId, from, to }, now < to ? { refetchInterval: 30_000 } : {}),
  );
  const shown = useMemo(
    () => (whole.data && track === "clean" ? cleaned(whole.data) : whole.data),
    [whole.data, track],
  );
  const entries = (cursor: number, onCursor: (at: number) => void) =>
    facts.data && (
      <>
        {at !== null && at >= from && at < to && <StartAt at={at} onCursor={onCursor} />}
        <DayEntries vehicleId={vehicleId} day={facts.data} from={from} until={to} cursor={cursor} onCursor={onCursor} />
        {whole.data && track === "raw" && (
          <>
            <RestoredList vehicleId={vehicleId} restored={whole.data.restored} onCursor={onCursor} />
            <DoubtList vehicleId={vehicleId} track={whole.data} onCursor={onCursor} />
          </>
        )}
      </>
    );
  return (
    <div className="flex h-full min-h-0 flex-col max-lg:h-auto">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <DayPicker day={day} onDay={goTo} />
        <TrackChoice isRaw={track === "raw"} onRaw={(isRaw) => void set({ track: isRaw ? "raw" : null })} />
        {shown && <p className="text-ink-muted">{t("positions", { count: shown.fixTime.length })}</p>}
        <div className="ml-auto flex gap-2">
          <ExportButton vehicleId={vehicleId} from={from} to={to} />
          <ShareButton vehicleId={vehicleId} from={from} to={to} />
        </div>
      </div>
      <MonthStrip vehicleId={vehicleId} day={day} onDay={goTo} />
      {whole.isPending && <Skeleton className="m-4 min-h-64 flex-1 rounded-panel" />}
      {whole.isError && !whole.data && <QueryFailure query={whole} />}
      {facts.isError && !facts.data && !whole.isError && <QueryFailure query={facts} />}
      {shown?.fixTime.length === 0 && (
        <div className="grid min-h-0 flex-1 lg:grid-cols-[1fr_22rem]">
          <EmptyState icon={<RouteOffIcon />} title={t("none")}>
            {t("noneLead")}
          </EmptyState>
          <aside className="border-line border-l max-lg:border-l-0">{entries(from, () => {})}</aside>
        </div>
      )}
      {shown && shown.fixTime.length > 0 && (
        <HistoryDay key={from} history={shown} from={from} until={to} streets={streets} beside={entries} />
      )}
    </div>
  );
}
