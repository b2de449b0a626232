"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useMemo } from "react";
import { useMeasures } from "../../format/measures.tsx";
import { useUnits } from "../../shell/me-context.tsx";
import { type HistoryColumns, indexAt, speedAt } from "./day-history.ts";
import { type SpeedScale, speedScales } from "./speed-scales.ts";

type SpeedChartProps = {
  history: HistoryColumns;
  from: number;
  until: number;
  cursor: number;
  onCursor: (time: number) => void;
};

const width = 1440;
const height = 100;
const keySteps: Record<string, number> = {
  ArrowRight: 60_000,
  ArrowLeft: -60_000,
  PageUp: 900_000,
  PageDown: -900_000,
};

/** Speed over the day with the one cursor that also moves the map; a slider for keyboard and screen reader. */
export function SpeedChart({ history, from, until, cursor, onCursor }: SpeedChartProps) {
  const t = useTranslations("map.history");
  const format = useFormatter();
  const measures = useMeasures();
  const scale = speedScales[useUnits()];
  const path = useMemo(() => speedPath(history, scale, { from, until }), [history, scale, from, until]);
  const xOf = (time: number) => ((time - from) / (until - from)) * width;
  const at = indexAt(history, cursor);

  const onPoint = (event: PointerEvent<HTMLElement>) => {
    if (event.type === "pointermove" && event.pointerType !== "mouse" && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onCursor(from + ((event.clientX - box.left) / box.width) * (until - from));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    const edge = { Home: history.fixTime[0], End: history.fixTime.at(-1) }[event.key];
    if (step === undefined && edge === undefined) return;
    event.preventDefault();
    onCursor(edge ?? Math.min(until, Math.max(from, cursor + (step ?? 0))));
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("cursor")}
      aria-valuemin={from}
      aria-valuemax={until}
      aria-valuenow={Math.round(cursor)}
      aria-valuetext={`${format.dateTime(cursor, { timeStyle: "medium" })}, ${measures.speed(at < 0 ? null : speedAt(history, at))}`}
      onPointerMove={onPoint}
      onPointerDown={onPoint}
      onKeyDown={onKey}
      className="relative h-24 touch-pan-y rounded-small"
    >
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" className="size-full">
        {scale.axis.map((speed) => (
          <line
            key={speed}
            x1={0}
            x2={width}
            y1={yOf(speed, scale)}
            y2={yOf(speed, scale)}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <path d={`${path} V${height} H0 Z`} className="fill-accent/15" />
        <path d={path} className="fill-none stroke-accent" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
        <line
          x1={xOf(cursor)}
          x2={xOf(cursor)}
          y1={0}
          y2={height}
          className="stroke-ink"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {scale.axis.map((speed) => (
        <span
          key={speed}
          aria-hidden="true"
          ref={(element) => element?.style.setProperty("top", `${yOf(speed, scale)}%`)}
          className="absolute left-1 -translate-y-full text-[0.6875rem] text-ink-faint leading-4"
        >
          {speed}
        </span>
      ))}
    </div>
  );
}

const yOf = (speed: number, { top }: SpeedScale) => height - Math.min(speed / top, 0.985) * height;

/** The highest speed of each minute: what a chart as wide as the screen can show; silences drop to the floor. */
function speedPath(
  history: HistoryColumns,
  scale: SpeedScale,
  { from, until }: { from: number; until: number },
): string {
  const peaks = new Map<number, number>();
  history.fixTime.forEach((time, at) => {
    const x = Math.floor(((time - from) / (until - from)) * width);
    peaks.set(x, Math.max(peaks.get(x) ?? 0, scale.of(speedAt(history, at))));
  });
  let path = `M0 ${height}`;
  let last = -1;
  for (const [x, speed] of peaks) {
    if (x - last > 6) path += ` L${last + 1} ${height} L${x} ${height}`;
    path += ` L${x} ${yOf(speed, scale).toFixed(1)}`;
    last = x;
  }
  return `${path} L${last + 1} ${height} L${width} ${height}`;
}
