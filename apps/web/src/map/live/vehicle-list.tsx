"use client";

import { StateMark } from "@cartage/ui/state-mark";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useMeasures } from "../../format/measures.tsx";
import { useAge } from "./age.tsx";
import { states } from "./fleet-columns.ts";
import type { LiveStore } from "./live-store.ts";
import { useRevision } from "./use-live-store.ts";

type VehicleListProps = {
  store: LiveStore;
  slots: readonly number[];
  selectedId: string | null;
  onSelect: (vehicleId: string) => void;
};

const rowPx = 52;

/** The map's equivalent for keyboard and screen reader: the same vehicles in the order of names, a line each. */
export function VehicleList({ store, slots, selectedId, onSelect }: VehicleListProps) {
  const t = useTranslations("map");
  const scroller = useRef<HTMLDivElement>(null);
  useRevision(store, 1000);
  const rows = useVirtualizer({
    // nothing shifts: every row has the same height
    useFlushSync: false,
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 4,
    // rows from the first drawing on; the rest of them when they are measured after it, so that neither takes long
    initialRect: { width: 0, height: innerHeight / 2 },
  });
  const write = useRowTexts();
  const selectedAt = slots.indexOf(store.slotOf(selectedId));
  const { scrollToIndex } = rows;
  useEffect(() => {
    if (selectedAt >= 0) scrollToIndex(selectedAt, { align: "auto" });
  }, [selectedAt, scrollToIndex]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    const edge = { Home: 0, End: slots.length - 1 }[event.key];
    if (step === undefined && edge === undefined) return;
    event.preventDefault();
    const at = edge ?? Math.min(slots.length - 1, Math.max(0, selectedAt + (step ?? 0)));
    const vehicle = store.vehicles[slots[at] ?? -1];
    if (vehicle) onSelect(vehicle.id);
  };

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t("listLabel")}
        aria-activedescendant={selectedAt >= 0 && selectedId ? optionId(selectedId) : undefined}
        onKeyDown={onKeyDown}
        ref={(element) => element?.style.setProperty("height", `${rows.getTotalSize()}px`)}
        className="relative outline-none focus-visible:[&_[aria-selected=true]]:outline-2"
      >
        {rows.getVirtualItems().map((row) => {
          const slot = slots[row.index] ?? -1;
          return (
            <VehicleRow
              key={row.key}
              store={store}
              slot={slot}
              write={write}
              top={row.start}
              isSelected={row.index === selectedAt}
              place={{ at: row.index + 1, of: slots.length }}
              onSelect={onSelect}
            />
          );
        })}
      </div>
    </div>
  );
}

function ageInk(isDelayed: boolean, isSelected: boolean) {
  if (isDelayed) return "text-warning-ink";
  return isSelected ? "text-ink-muted" : "text-ink-faint";
}

const optionId = (vehicleId: string) => `vehicle-${vehicleId}`;

type RowTexts = ReturnType<typeof useRowTexts>;

type VehicleRowProps = {
  store: LiveStore;
  slot: number;
  write: RowTexts;
  top: number;
  isSelected: boolean;
  place: { at: number; of: number };
  onSelect: (vehicleId: string) => void;
};

/** What rows are written with: once for all of them. */
function useRowTexts() {
  const t = useTranslations("map");
  const state = useTranslations("web.states");
  const { speed } = useMeasures();
  const age = useAge();
  return { state, speed, age, noFix: t("noFix") };
}

function VehicleRow({ store, slot, write, top, isSelected, place, onSelect }: VehicleRowProps) {
  const vehicle = store.vehicles[slot];
  if (!vehicle) return null;
  const { columns } = store;
  const state = states[columns.state[slot] ?? 3] ?? "silent";
  const fixTime = columns.fixTime[slot] ?? NaN;
  const hasFix = !Number.isNaN(fixTime);
  const speedMps = columns.speedMps[slot] ?? NaN;
  const isDelayed = columns.isDelayed[slot] === 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox keeps the focus and points at the option
    <div
      id={optionId(vehicle.id)}
      role="option"
      aria-selected={isSelected}
      aria-posinset={place.at}
      aria-setsize={place.of}
      onClick={() => onSelect(vehicle.id)}
      ref={(element) => element?.style.setProperty("transform", `translateY(${top}px)`)}
      className={clsx(
        "absolute inset-x-0 top-0 grid h-13 cursor-default grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 -outline-offset-2 outline-focus",
        isSelected ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      <StateMark state={state} {...(isDelayed && { className: "opacity-55" })} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{vehicle.name}</span>
        <span className="block truncate text-caption text-ink-muted">{vehicle.plate ?? write.state(state)}</span>
      </span>
      <span className="text-right">
        <span className={clsx("block", state === "moving" ? "font-medium" : "text-ink-muted")}>
          {state === "moving" && !Number.isNaN(speedMps) ? write.speed(speedMps) : write.state(state)}
        </span>
        <span className={clsx("block text-caption", ageInk(isDelayed, isSelected))}>
          {hasFix ? write.age(store.now() - fixTime) : write.noFix}
        </span>
      </span>
    </div>
  );
}
