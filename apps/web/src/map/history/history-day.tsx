"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useUnits } from "../../shell/me-context.tsx";
import { FittedMap } from "../island/fitted-map.tsx";
import { boundsOfPlaces, fitBounds } from "../island/fleet-bounds.ts";
import { showTrack } from "../island/track-layers.ts";
import { useMapFrame } from "../island/use-map-frame.ts";
import type { StreetStyles } from "../sources.ts";
import { type HistoryColumns, segmentsOf, totalsOf } from "./day-history.ts";
import { DaySummary } from "./day-summary.tsx";
import { DayTimeline } from "./day-timeline.tsx";
import { HistoryCursor, placeAt } from "./history-cursor.ts";
import { nearestTime } from "./nearest-time.ts";
import { PlaybackBar } from "./playback-bar.tsx";
import { SpeedChart } from "./speed-chart.tsx";
import { speedColor } from "./speed-inks.ts";
import { SpeedKey } from "./speed-key.tsx";
import { speedScales } from "./speed-scales.ts";
import { trackFeatures } from "./track-features.ts";

type HistoryDayProps = {
  history: HistoryColumns;
  from: number;
  until: number;
  streets: StreetStyles;
  /** What stands beside the map and shares its cursor. */
  beside?: (cursor: number, onCursor: (time: number) => void) => ReactNode;
};

/** The key of speeds in the lower left corner, with the room below it, in CSS pixels. */
const keyCovers = { right: 0, bottom: 60 };

/** The map and the chart of one day with positions; both show the same moment. */
export function HistoryDay({ history, from, until, streets, beside }: HistoryDayProps) {
  const t = useTranslations("map");
  const { map, look, frame } = useMapFrame();
  const [marker, setMarker] = useState<HistoryCursor | null>(null);
  const [cursor, setCursor] = useState(history.fixTime[0] ?? from);
  const segments = useMemo(() => segmentsOf(history), [history]);
  const totals = useMemo(() => totalsOf(history, segments), [history, segments]);
  const scale = speedScales[useUnits()];
  const track = useMemo(() => trackFeatures(history, scale), [history, scale]);
  const lastTime = history.fixTime.at(-1) ?? until;

  const fit = useEffectEvent((isInstant: boolean) => {
    const bounds = boundsOfPlaces(
      history.latE7.map((lat, at) => ({ lat: lat / 1e7, lon: (history.lonE7[at] ?? 0) / 1e7 })),
    );
    if (map && bounds) fitBounds(map, bounds, { isInstant, maxZoom: 16, covered: keyCovers });
  });
  const firstPalette = useEffectEvent(() => look.palette);
  const point = useEffectEvent((lat: number, lon: number, withinDeg: number) => {
    const time = nearestTime(history, { lat, lon }, withinDeg);
    if (time !== null) setCursor(time);
  });
  useEffect(() => {
    if (!map) return;
    fit(true);
    const created = new HistoryCursor(map, firstPalette());
    setMarker(created);
    const listening = map.on("mousemove", ({ lngLat }) =>
      point(lngLat.lat, lngLat.lng, 8 / (2 ** map.getZoom() * 1.42)),
    );
    return () => {
      listening.unsubscribe();
      created.remove();
    };
  }, [map]);
  useEffect(() => marker?.dress(look.palette), [marker, look]);
  useEffect(() => marker?.show(placeAt(history, cursor)), [marker, history, cursor]);
  useEffect(
    () =>
      map ? showTrack(map, track, { palette: look.palette, color: speedColor(look.theme, look.palette) }) : undefined,
    [map, track, look],
  );

  const day = (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="relative min-h-64 flex-1">
        {/* a height in percent is none of a box that is merely as high as it must be, as this one on a phone */}
        <div className="absolute inset-0">
          <FittedMap {...frame} label={t("history.label")} streets={streets} onFit={() => fit(false)}>
            <div className="absolute bottom-3 left-3">
              <SpeedKey theme={look.theme} />
            </div>
          </FittedMap>
        </div>
      </div>
      <div className="flex flex-col gap-3 border-line border-t px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <PlaybackBar history={history} cursor={cursor} until={lastTime} onCursor={setCursor} />
          <DaySummary totals={totals} />
        </div>
        <SpeedChart history={history} from={from} until={until} cursor={cursor} onCursor={setCursor} />
        <DayTimeline segments={segments} from={from} until={until} />
      </div>
    </div>
  );
  if (!beside) return day;
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col">
      {day}
      <aside className="w-88 shrink-0 overflow-y-auto border-line border-l max-lg:w-auto max-lg:border-t max-lg:border-l-0">
        {beside(cursor, setCursor)}
      </aside>
    </div>
  );
}
