"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useFormatter, useTranslations } from "next-intl";
import { type PointerEvent, type RefObject, useRef } from "react";
import type { DayIndex, Vehicle } from "./board-day.ts";
import type { Dragged, DragStore } from "./drag-store.ts";
import type { TimeScale } from "./time-scale.ts";
import { TimelineRow } from "./timeline-row.tsx";

/** What the pointer is over: a vehicle's hours, or nothing of them. */
export type HitTest = (x: number, y: number) => { vehicleId: string; at: number } | null;

type TimelinesProps = {
  index: DayIndex;
  scale: TimeScale;
  vehicles: readonly Vehicle[];
  drag: DragStore;
  hit: RefObject<HitTest>;
  selectedId: string | null;
  now: number;
  onSelect: (vehicleId: string) => void;
  onGrab: ((event: PointerEvent, dragged: Dragged) => void) | undefined;
};

/** Every vehicle's day under one scale of hours, a row each; only those in view are drawn. */
export function Timelines({ index, scale, vehicles, drag, hit, selectedId, now, onSelect, onGrab }: TimelinesProps) {
  const t = useTranslations("web.board");
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    useFlushSync: false,
    count: vehicles.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 4,
    initialRect: { width: 0, height: innerHeight },
  });
  hit.current = (x, y) => {
    const box = scroller.current?.getBoundingClientRect();
    const labelPx = scroller.current?.querySelector("[data-board=labels]")?.clientWidth ?? 0;
    if (!box || x < box.left + labelPx || x > box.right || y < box.top + headPx || y > box.bottom) return null;
    const at = Math.floor((y - box.top - headPx + (scroller.current?.scrollTop ?? 0)) / rowPx);
    const vehicle = vehicles[at];
    const share = (x - box.left - labelPx) / ((scroller.current?.clientWidth ?? 0) - labelPx);
    return vehicle ? { vehicleId: vehicle.id, at: scale.timeAt(share) } : null;
  };
  return (
    <div
      ref={scroller}
      data-board="timelines"
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden overscroll-contain"
    >
      <Hours scale={scale} now={now} />
      <section
        aria-label={t("timelines")}
        ref={(element) => element?.style.setProperty("height", `${rows.getTotalSize()}px`)}
        className="relative"
      >
        {rows.getVirtualItems().map((row) => {
          const vehicle = vehicles[row.index];
          if (!vehicle) return null;
          return (
            <TimelineRow
              key={vehicle.id}
              index={index}
              vehicle={vehicle}
              topPx={row.start}
              scale={scale}
              drag={drag}
              isSelected={vehicle.id === selectedId}
              onSelect={onSelect}
              onGrab={onGrab}
            />
          );
        })}
      </section>
    </div>
  );
}

const headPx = 28;
const rowPx = 64;

function Hours({ scale, now }: { scale: TimeScale; now: number }) {
  const format = useFormatter();
  return (
    <div className="sticky top-0 z-20 flex h-7 border-line border-b bg-canvas text-caption text-ink-faint">
      <span data-board="labels" className="w-52 shrink-0 border-line border-r max-lg:w-40" />
      <div className="relative min-w-0 flex-1 overflow-hidden">
        {scale.hours.map((at) => (
          <span
            key={at}
            className="absolute inset-y-0 border-line border-l pl-1 leading-7 tabular-nums max-lg:not-nth-[3n+1]:hidden"
            style={{ left: `${scale.shareOf(at) * 100}%` }}
          >
            {format.dateTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
          </span>
        ))}
        {now > scale.from && now < scale.until && (
          <span className="absolute inset-y-0 w-0.5 bg-accent" style={{ left: `${scale.shareOf(now) * 100}%` }} />
        )}
      </div>
    </div>
  );
}
