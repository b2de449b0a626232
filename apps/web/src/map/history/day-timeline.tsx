"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { DaySegment } from "./day-history.ts";
import { useSpans } from "./spans.tsx";

type DayTimelineProps = { segments: DaySegment[]; from: number; until: number };

const inks = { moving: "fill-moving", standing: "fill-parked/45", gap: "fill-line-strong" } as const;
const hours = [0, 6, 12, 18, 24];

/** A day as a bar: when it moved, when it stood, when it was silent. */
export function DayTimeline({ segments, from, until }: DayTimelineProps) {
  const t = useTranslations("map.timeline");
  const format = useFormatter();
  const spans = useSpans();
  const x = (time: number) => ((time - from) / (until - from)) * 1000;
  const sum = (kind: DaySegment["kind"]) =>
    spans.duration(segments.reduce((ms, each) => (each.kind === kind ? ms + each.until - each.from : ms), 0));
  const clock = (time: number) => format.dateTime(time, { hour: "2-digit", minute: "2-digit" });
  return (
    <div>
      <svg
        viewBox="0 0 1000 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={t("label", { moving: sum("moving"), standing: sum("standing"), gap: sum("gap") })}
        className="h-2.5 w-full overflow-hidden rounded-small bg-sunken"
      >
        {segments.map((segment) => (
          <rect
            key={segment.from}
            x={x(segment.from)}
            width={Math.max(1.5, x(segment.until) - x(segment.from))}
            y={segment.kind === "gap" ? 4 : 0}
            height={segment.kind === "gap" ? 2 : 10}
            className={inks[segment.kind]}
          >
            <title>
              {t("lasted", { kind: t(segment.kind), from: clock(segment.from), until: clock(segment.until) })}
            </title>
          </rect>
        ))}
      </svg>
      <div aria-hidden="true" className="mt-1 flex justify-between text-[0.6875rem] text-ink-faint leading-4">
        {hours.map((hour) => (
          <span key={hour} className={clsx(hour % 12 !== 0 && "max-sm:hidden")}>
            {hour}:00
          </span>
        ))}
      </div>
    </div>
  );
}
