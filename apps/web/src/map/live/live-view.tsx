"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { EmptyState } from "@cartage/ui/empty-state";
import { TruckIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback, useRef, useState } from "react";
import { Link } from "../../shell/link.tsx";
import { useCan, useMe } from "../../shell/me-context.tsx";
import type { TrackFeatures } from "../history/track-features.ts";
import type { StreetStyles } from "../sources.ts";
import { FleetPanel } from "./fleet-panel.tsx";
import { LinkNotice } from "./link-notice.tsx";
import { LiveMap } from "./live-map.tsx";
import { SidePane } from "./side-pane.tsx";
import { useFleetFilter } from "./use-fleet-filter.ts";
import { useLiveLayers } from "./use-live-layers.ts";
import { useLiveStore } from "./use-live-store.ts";
import { VehiclePane } from "./vehicle-pane.tsx";

/** The dispatcher's screen: the fleet as list and map, and one vehicle's detail, all three about the same choice. */
export function LiveView({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("map");
  const { organisation } = useMe();
  const { store, retry } = useLiveStore({ organisationId: organisation?.id ?? "none", locale: useLocale() });
  const fleet = useFleetFilter(store);
  const [askedFor, setSelectedId] = useQueryState("vehicle", parseAsString);
  // an address may name a vehicle that is not, or no longer, in the fleet
  const selectedId = fleet.isLoaded && store.slotOf(askedFor) < 0 ? null : askedFor;
  const mayAdd = useCan("vehicles.edit");
  const [ground, setGround] = useQueryState(
    "map",
    parseAsStringLiteral(["basemap", "streets"] as const).withDefault("basemap"),
  );
  const layers = useLiveLayers(fleet.isLoaded, selectedId);
  const [isFollowing, setIsFollowing] = useState(false);
  const [track, setTrack] = useState<TrackFeatures | null>(null);
  const flyTo = useRef<((vehicleId: string) => void) | null>(null);

  const select = useCallback(
    (vehicleId: string | null) => {
      setIsFollowing(false);
      void setSelectedId(vehicleId);
    },
    [setSelectedId],
  );
  const endFollowing = useCallback(() => setIsFollowing(false), []);

  const isEmpty = fleet.isLoaded && fleet.all === 0;

  return (
    <div className="relative flex h-full min-h-0">
      <h1 className="sr-only">{t("title")}</h1>
      {!isEmpty && (
        <SidePane label={t("listLabel")} isAway={selectedId !== null}>
          <FleetPanel
            store={store}
            fleet={fleet}
            selectedId={selectedId}
            onSelect={(vehicleId) => {
              select(vehicleId);
              flyTo.current?.(vehicleId);
            }}
          />
        </SidePane>
      )}
      <div className="relative min-w-0 flex-1">
        <LiveMap
          store={store}
          slots={fleet.slots}
          selectedId={selectedId}
          onSelect={select}
          isFollowing={isFollowing}
          onFollowEnd={endFollowing}
          track={track}
          ground={ground}
          onGround={(chosen) => void setGround(chosen)}
          streets={streets}
          layers={layers}
          flyTo={flyTo}
        />
        <LinkNotice store={store} onRetry={retry} />
        {isEmpty && (
          <div className="absolute inset-0 grid place-items-center bg-surface/80">
            <EmptyState
              icon={<TruckIcon />}
              title={t("empty.title")}
              action={
                mayAdd && (
                  <Link href="/vehicles?add=true" className={buttonClass("primary")}>
                    {t("empty.action")}
                  </Link>
                )
              }
            >
              {t(mayAdd ? "empty.lead" : "empty.leadForViewers")}
            </EmptyState>
          </div>
        )}
      </div>
      {selectedId !== null && store.slotOf(selectedId) >= 0 && (
        <SidePane label={t("detail.pane")} side="right">
          <VehiclePane
            store={store}
            vehicleId={selectedId}
            isFollowing={isFollowing}
            onFollow={setIsFollowing}
            onClose={() => select(null)}
            onTrack={setTrack}
          />
        </SidePane>
      )}
    </div>
  );
}
