"use client";

import { UsageBar } from "@cartage/ui/usage-bar";
import clsx from "clsx";
import { UserRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type PointerEvent } from "react";
import { useSpans } from "../../map/history/spans.tsx";
import {
  type BoardRoute,
  type DayIndex,
  groupStops,
  heldUpOn,
  keyOf,
  latestOf,
  loadShare,
  type Stop,
  type StopGroup,
  type Vehicle,
} from "./board-day.ts";
import type { Dragged } from "./drag-store.ts";
import { HeldUp, RouteState } from "./route-state.tsx";
import type { TimeScale } from "./time-scale.ts";

export const rowPx = 64;

type TimelineRowProps = {
  index: DayIndex;
  vehicle: Vehicle;
  route: BoardRoute | null;
  scale: TimeScale;
  isSelected: boolean;
  /** Being tried: drawn with what a drop here would make of it. */
  isTried: boolean;
  draggedKey: string | null;
  onSelect: (vehicleId: string) => void;
  onGrab: ((event: PointerEvent, dragged: Dragged) => void) | undefined;
};

/** A vehicle's day: who drives it, how far it is, and its stops where the hours have them. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { index, vehicle, route, scale, isSelected, isTried, draggedKey, onSelect, onGrab } = props;
  const stops = route?.stops ?? [];
  const groups = groupStops(stops, index.legs);
  return (
    <div className={clsx("flex h-16 border-line border-b", isTried ? "bg-accent-soft" : isSelected && "bg-hover")}>
      <RowLabel index={index} vehicle={vehicle} route={route} isSelected={isSelected} onSelect={onSelect} />
      <div className="relative min-w-0 flex-1 overflow-hidden">
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
            className="top-1/2 h-0.5 -translate-y-1/2 bg-line-strong"
          />
        )}
        {route?.breaks.map((rest) => (
          <Span
            key={rest.from}
            from={rest.from}
            until={rest.until}
            scale={scale}
            className="top-1/2 h-2 -translate-y-1/2 rounded-small bg-line-strong"
          />
        ))}
        {groups.map((group) => (
          <StopBlock
            key={group.number}
            group={group}
            index={index}
            scale={scale}
            draggedKey={draggedKey}
            onGrab={onGrab}
            onSelect={() => onSelect(vehicle.id)}
          />
        ))}
      </div>
    </div>
  );
});

function RowLabel({
  index,
  vehicle,
  route,
  isSelected,
  onSelect,
}: Pick<TimelineRowProps, "index" | "vehicle" | "route" | "isSelected" | "onSelect">) {
  const t = useTranslations("web.board");
  const spans = useSpans();
  const stops = route?.stops ?? [];
  const load = loadShare(index, vehicle, stops);
  const lateS = latestOf(stops);
  const shiftS = (vehicle.shift.until - vehicle.shift.from) / 1_000;
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(vehicle.id)}
      className="grid w-52 shrink-0 grid-cols-[minmax(0,1fr)] max-lg:w-40 content-center gap-0.5 border-line border-r px-3 text-left -outline-offset-2 hover:bg-hover"
    >
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate font-medium">{vehicle.name}</span>
        {vehicle.isAvailable ? route && <RouteState route={route} /> : <HeldUp />}
      </span>
      <span className="flex items-center gap-1.5 text-caption text-ink-muted">
        <UserRoundIcon aria-hidden className={clsx("size-3 shrink-0", !vehicle.driver && "text-warning")} />
        <span className="min-w-0 flex-1 truncate">{vehicle.driver?.name ?? t("noDriver")}</span>
        {lateS >= 60 ? (
          <span className="shrink-0 font-medium text-critical-ink">
            {t("late", { span: spans.duration(lateS * 1_000) })}
          </span>
        ) : (
          route && stops.length > 0 && <span className="shrink-0 tabular-nums">{spans.distance(route.distanceM)}</span>
        )}
      </span>
      <span className="grid grid-cols-2 gap-2">
        <span title={t("load", { share: load ?? 0 })}>
          <UsageBar share={load ?? 0} />
        </span>
        <span title={t("work", { share: (route?.workS ?? 0) / shiftS })}>
          <UsageBar share={(route?.workS ?? 0) / shiftS} />
        </span>
      </span>
    </button>
  );
}

/** Something from a time until another, as wide as that takes. */
function Span({ from, until, scale, className }: { from: number; until: number; scale: TimeScale; className: string }) {
  const left = scale.shareOf(from);
  const width = scale.shareOf(until) - left;
  return <span className={clsx("absolute", className)} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />;
}

type StopBlockProps = {
  group: StopGroup;
  index: DayIndex;
  scale: TimeScale;
  draggedKey: string | null;
  onGrab: TimelineRowProps["onGrab"];
  onSelect: () => void;
};

function StopBlock({ group, index, scale, draggedKey, onGrab, onSelect }: StopBlockProps) {
  const [first, last] = [group.stops[0], group.stops.at(-1)];
  if (!first || !last) return null;
  const from = first.arrivedAt ?? first.startsAt;
  const until = last.endedAt ?? last.leavesAt;
  const left = scale.shareOf(from);
  const width = Math.max(0, scale.shareOf(until) - left);
  const isDragged = draggedKey !== null && group.stops.some((stop) => keyOf(stop) === draggedKey);
  const grabbed = group.stops.find(({ state }) => state === "planned");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone; the list of the route's stops has the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      onClick={onSelect}
      onPointerDown={(event) => {
        const leg = grabbed && index.legs.get(keyOf(grabbed));
        if (leg) onGrab?.(event, { leg, kind: grabbed.kind });
      }}
      className={clsx(
        group.stops.length > 1 ? "min-w-9" : "min-w-6",
        "absolute top-1/2 flex h-7 -translate-y-1/2 select-none items-center justify-center overflow-hidden rounded-small px-1 font-medium text-caption tabular-nums ring-1 ring-inset",
        heldUpOn(index, group.stops).size > 0 ? heldUpTone : toneOf(group.stops),
        onGrab && "cursor-grab",
        isDragged && "z-10 outline-2 outline-accent",
      )}
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
    >
      {group.number}
      {group.stops.length > 1 && <span className="ml-0.5 font-normal opacity-75">×{group.stops.length}</span>}
    </div>
  );
}

const heldUpTone = "bg-critical-soft text-critical-ink line-through ring-critical";

/** The colour of what is most worth seeing at a place. */
function toneOf(stops: readonly Stop[]): string {
  if (stops.some(({ state }) => state === "failed")) return "bg-critical-soft text-critical-ink ring-critical/40";
  if (stops.every(({ state }) => state === "done" || state === "skipped"))
    return "bg-moving-soft text-moving-ink ring-moving/40";
  if (stops.some(({ state }) => state === "arrived")) return "bg-idling-soft text-idling-ink ring-idling/50";
  if (latestOf(stops) >= 60) return "bg-critical-soft text-critical-ink ring-critical/60";
  return "bg-raised text-ink ring-line-strong";
}
