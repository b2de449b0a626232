"use client";

import clsx from "clsx";
import { memo, type PointerEvent, useMemo, useSyncExternalStore } from "react";
import { afterMove } from "./after-move.ts";
import {
  type BoardRoute,
  type DayIndex,
  groupStops,
  heldUpOn,
  keyOf,
  latestOf,
  type Stop,
  type StopGroup,
  type Vehicle,
} from "./board-day.ts";
import type { Dragged, DragStore } from "./drag-store.ts";
import { RowLabel } from "./row-label.tsx";
import type { TimeScale } from "./time-scale.ts";
import type { TriedMove } from "./try-move.ts";

type TimelineRowProps = {
  index: DayIndex;
  vehicle: Vehicle;
  /** Where it stands in the list. */
  topPx: number;
  scale: TimeScale;
  drag: DragStore;
  isSelected: boolean;
  onSelect: (vehicleId: string) => void;
  onGrab: ((event: PointerEvent, dragged: Dragged) => void) | undefined;
};

/**
 * A vehicle's day: who drives it, how far it is, and its stops where the hours have them; while something is dragged over it,
 * with what a drop would make of it. It listens to the drag itself, so that moving the pointer draws no other row again.
 */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { index, vehicle, topPx, scale, drag, isSelected, onSelect, onGrab } = props;
  const tried = useSyncExternalStore(drag.subscribe, () => triedOn(drag.get().tried, vehicle.id));
  const planned = index.routeOf.get(vehicle.id) ?? null;
  const route = useMemo(
    () => (tried ? (afterMove(index.day, tried).routes.find(isOf(vehicle)) ?? null) : planned),
    [index, tried, planned, vehicle],
  );
  const isTried = tried?.move.toVehicleId === vehicle.id;
  const draggedKey = tried && keyOf(tried.move.leg);
  const stops = route?.stops ?? [];
  const groups = groupStops(stops, index.legs);
  return (
    <div
      // what changes in it changes nothing around it
      className={clsx(
        "absolute inset-x-0 flex h-16 border-line border-b [contain:strict]",
        isTried ? "bg-accent-soft" : isSelected && "bg-hover",
      )}
      style={{ top: topPx }}
    >
      <RowLabel {...{ index, vehicle, route, isSelected, onSelect }} isTried={tried !== null} />
      <div className="relative min-w-0 flex-1">
        <Span
          from={vehicle.shift.from}
          until={vehicle.shift.until}
          scale={scale}
          className={clsx("inset-y-0", vehicle.isAvailable ? "bg-sunken/60" : "bg-critical-soft/60")}
        />
        {route && stops.length > 0 && (
          <Span
            from={route.departsAt}
            until={route.endsAt}
            scale={scale}
            className="top-[calc(50%-1px)] h-0.5 bg-line-strong"
          />
        )}
        {route?.breaks.map((rest) => (
          <Span
            key={rest.from}
            from={rest.from}
            until={rest.until}
            scale={scale}
            className="top-[calc(50%-4px)] h-2 rounded-small bg-line-strong"
          />
        ))}
        {groups.map((group) => (
          <StopBlock
            key={group.number}
            {...blockOf(group, { index, scale, draggedKey })}
            vehicleId={vehicle.id}
            onGrab={onGrab}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
});

/** A move that touches a vehicle's route. */
const triedOn = (tried: TriedMove | null, vehicleId: string) =>
  tried?.routes.some((route) => route.vehicleId === vehicleId) ? tried : null;

const isOf =
  ({ id }: Vehicle) =>
  ({ vehicleId }: BoardRoute) =>
    vehicleId === id;

/** Something from a time until another, as wide as that takes. */
function Span({ from, until, scale, className }: { from: number; until: number; scale: TimeScale; className: string }) {
  const left = scale.shareOf(from);
  const width = scale.shareOf(until) - left;
  return <span className={clsx("absolute", className)} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />;
}

/** What is shown of a group of stops, in values that stay equal where a move leaves it as it was. */
function blockOf(
  { stops, number }: StopGroup,
  { index, scale, draggedKey }: { index: DayIndex; scale: TimeScale; draggedKey: string | null },
) {
  const [first, last] = [stops[0], stops.at(-1)];
  const left = first ? scale.shareOf(first.arrivedAt ?? first.startsAt) : 0;
  const right = last ? scale.shareOf(last.endedAt ?? last.leavesAt) : left;
  const grabbed = stops.find(({ state }) => state === "planned");
  return {
    ...{ number, count: stops.length, left, width: Math.max(0, right - left) },
    tone: heldUpOn(index, stops).size > 0 ? heldUpTone : toneOf(stops),
    isDragged: draggedKey !== null && stops.some((stop) => keyOf(stop) === draggedKey),
    leg: grabbed && index.legs.get(keyOf(grabbed)),
    kind: grabbed?.kind ?? null,
  };
}

type StopBlockProps = ReturnType<typeof blockOf> &
  Pick<TimelineRowProps, "onGrab" | "onSelect"> & { vehicleId: string };

const StopBlock = memo(function StopBlock(props: StopBlockProps) {
  const { number, count, left, width, tone, isDragged, leg, kind, vehicleId, onGrab, onSelect } = props;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone; the list of the route's stops has the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      onClick={() => onSelect(vehicleId)}
      onPointerDown={(event) => leg && onGrab?.(event, { leg, kind })}
      className={clsx(
        count > 1 ? "min-w-9" : "min-w-6",
        "absolute top-[calc(50%-14px)] flex h-7 select-none items-center justify-center whitespace-nowrap rounded-small border font-medium text-caption tabular-nums",
        tone,
        onGrab && "cursor-grab",
        isDragged && "z-10 outline-2 outline-accent",
      )}
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
    >
      {number}
      {count > 1 && <span className="ml-0.5 font-normal">×{count}</span>}
    </div>
  );
});

const heldUpTone = "bg-critical-soft text-critical-ink line-through border-critical";

/** The colour of what is most worth seeing at a place. */
function toneOf(stops: readonly Stop[]): string {
  if (stops.some(({ state }) => state === "failed")) return "bg-critical-soft text-critical-ink border-critical/40";
  if (stops.every(({ state }) => state === "done" || state === "skipped"))
    return "bg-moving-soft text-moving-ink border-moving/40";
  if (stops.some(({ state }) => state === "arrived")) return "bg-idling-soft text-idling-ink border-idling/50";
  if (latestOf(stops) >= 60) return "bg-critical-soft text-critical-ink border-critical/60";
  return "bg-raised text-ink border-line-strong";
}
