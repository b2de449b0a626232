"use client";

import { Button } from "@cartage/ui/button";
import { Skeleton } from "@cartage/ui/skeleton";
import { useFormatter, useTranslations } from "next-intl";
import { startTransition, useEffect, useState } from "react";
import { FleetToolbar } from "./fleet-toolbar.tsx";
import type { LiveStore } from "./live-store.ts";
import type { useFleetFilter } from "./use-fleet-filter.ts";
import { VehicleList } from "./vehicle-list.tsx";

type FleetPanelProps = {
  store: LiveStore;
  fleet: ReturnType<typeof useFleetFilter>;
  selectedId: string | null;
  onSelect: (vehicleId: string) => void;
};

/** The fleet as a list: how many, which of them, and each one's state and freshness. */
export function FleetPanel({ store, fleet, selectedId, onSelect }: FleetPanelProps) {
  const t = useTranslations("map");
  const format = useFormatter();
  const { all, isLoaded } = fleet;
  const shown = fleet.slots.length;
  const isListed = useInSteps(isLoaded);
  return (
    <>
      <div className="flex h-12 items-center gap-2 px-4 max-md:sr-only">
        <h2 className="font-semibold text-reading">{t("listLabel")}</h2>
        {isLoaded && (
          <span className="text-ink-faint">{shown === all ? format.number(all) : t("ofVehicles", { shown, all })}</span>
        )}
      </div>
      <FleetToolbar filter={fleet.filter} onFilter={(change) => void fleet.setFilter(change)} counts={fleet.counts} />
      {!isListed && <ListSkeleton />}
      {isListed && shown > 0 && (
        <VehicleList store={store} slots={fleet.slots} selectedId={selectedId} onSelect={onSelect} />
      )}
      {isListed && shown === 0 && all > 0 && (
        <div className="flex flex-col items-center px-6 py-12 text-center">
          <p className="font-medium">{t("filter.nothing")}</p>
          <p className="mt-1 mb-4 text-ink-muted">{t("filter.nothingLead", { count: all })}</p>
          <Button onClick={() => void fleet.reset()}>{t("filter.reset")}</Button>
        </div>
      )}
    </>
  );
}

/** How long a thread that draws a map may keep the list from being drawn in steps. */
const patienceMs = 500;

/**
 * Whether something has come, drawn in small steps, which what arrives from a store is not. Where the map's frames leave a step's time
 * only between two of them, it would take until React loses patience, after 5 s: it is drawn at once then, and sooner.
 */
function useInSteps(hasCome: boolean): boolean {
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    if (!hasCome) return;
    startTransition(() => setIsDrawn(true));
    const waiting = setTimeout(() => setIsDrawn(true), patienceMs);
    return () => clearTimeout(waiting);
  }, [hasCome]);
  return isDrawn;
}

const ListSkeleton = () => (
  <div className="flex-1 overflow-hidden">
    {Array.from({ length: 14 }, (_, row) => row).map((row) => (
      <div key={row} className="grid h-13 grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4">
        <Skeleton className="size-3 rounded-round" />
        <span className="flex flex-col gap-1.5">
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-2.5 w-16" />
        </span>
        <Skeleton className="h-3 w-12" />
      </div>
    ))}
  </div>
);
