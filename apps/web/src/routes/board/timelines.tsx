"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useFormatter, useTranslations } from "next-intl";
import { type PointerEvent, type RefObject, useRef, useSyncExternalStore } from "react";
import { afterMove } from "./after-move.ts";
import { type DayIndex, keyOf, type Vehicle } from "./board-day.ts";
import type { Dragged, DragStore } from "./drag-store.ts";
import type { TimeScale } from "./time-scale.ts";
import { labelPx, rowPx, TimelineRow } from "./timeline-row.tsx";

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
  const tried = useSyncExternalStore(drag.subscribe, () => drag.get().tried);
  const draggedKey = useSyncExternalStore(drag.subscribe, () => {
    const { dragged } = drag.get();
    return dragged && keyOf(dragged.leg);
  });
  const shown = tried ? new Map(afterMove(index.day, tried).routes.map((route) => [route.vehicleId, route])) : null;
  hit.current = (x, y) => {
    const box = scroller.current?.getBoundingClientRect();
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
          const isTried = tried?.routes.some(({ vehicleId }) => vehicleId === vehicle.id) ?? false;
          const route = isTried ? shown?.get(vehicle.id) : index.routeOf.get(vehicle.id);
          return (
            <div
              key={vehicle.id}
              ref={(element) => element?.style.setProperty("transform", `translateY(${row.start}px)`)}
              className="absolute inset-x-0 top-0"
            >
              <TimelineRow
                index={index}
                vehicle={vehicle}
                route={route ?? null}
                scale={scale}
                isSelected={vehicle.id === selectedId}
                isTried={isTried && tried?.move.toVehicleId === vehicle.id}
                draggedKey={isTried ? draggedKey : null}
                onSelect={onSelect}
                onGrab={onGrab}
              />
            </div>
          );
        })}
      </section>
    </div>
  );
}

const headPx = 28;

function Hours({ scale, now }: { scale: TimeScale; now: number }) {
  const format = useFormatter();
  return (
    <div className="sticky top-0 z-20 flex h-7 border-line border-b bg-canvas text-caption text-ink-faint">
      <span className="w-52 shrink-0 border-line border-r" />
      <div className="relative min-w-0 flex-1 overflow-hidden">
        {scale.hours.map((at) => (
          <span
            key={at}
            className="absolute inset-y-0 border-line border-l pl-1 leading-7 tabular-nums"
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
