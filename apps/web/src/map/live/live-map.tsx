"use client";

import { MenuSeparator, MenuToggle } from "@cartage/ui/menu";
import clsx from "clsx";
import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { showFences } from "../fences/fence-layers.ts";
import type { TrackFeatures } from "../history/track-features.ts";
import { FittedMap } from "../island/fitted-map.tsx";
import { boundsOf, fitBounds } from "../island/fleet-bounds.ts";
import { interfaceFont, type MapGround, useMapLook } from "../island/map-look.ts";
import { whenComplete } from "../island/stages.ts";
import { showTrack } from "../island/track-layers.ts";
import { showNetwork } from "../network/network-layers.ts";
import { VehicleOverlay } from "../overlay/vehicle-overlay.ts";
import { showRoutes } from "../routes/routes-layers.ts";
import type { StreetStyles } from "../sources.ts";
import { coveredPx, middleOffset } from "./covered.ts";
import { follow } from "./follow.ts";
import type { LiveStore } from "./live-store.ts";
import type { LiveLayers } from "./use-live-layers.ts";

type LiveMapProps = {
  store: LiveStore;
  /** The vehicles that pass the filter. */
  slots: readonly number[];
  selectedId: string | null;
  onSelect: (vehicleId: string | null) => void;
  isFollowing: boolean;
  onFollowEnd: () => void;
  track: TrackFeatures | null;
  ground: MapGround;
  onGround: (ground: MapGround) => void;
  streets: StreetStyles;
  /** What is drawn below the vehicles. */
  layers: LiveLayers;
  /** The list calls it to bring a vehicle into view. */
  flyTo: RefObject<((vehicleId: string) => void) | null>;
};

const none: never[] = [];

/** How near a chosen vehicle is looked at: the built-in map has no streets to see from nearer. */
const nearZoom: Record<MapGround, number> = { basemap: 9.5, streets: 13 };

/** The map of the fleet: React says which vehicles and which one is chosen, the overlay draws them. */
export function LiveMap(props: LiveMapProps) {
  const { store, slots, selectedId, onSelect, isFollowing, onFollowEnd, track, ground, onGround, streets } = props;
  const { fences, hubs, routes, choices, onChoose } = props.layers;
  const t = useTranslations("map");
  const look = useMapLook(ground);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [overlay, setOverlay] = useState<VehicleOverlay | null>(null);
  const isFitted = useRef(false);
  const overlayLook = () => ({ ...look, fontFamily: interfaceFont() });
  const firstLook = useEffectEvent(overlayLook);
  const selectedSlot = store.slotOf(selectedId);

  useEffect(() => {
    if (!map) return;
    const created = new VehicleOverlay(map, store, firstLook());
    setOverlay(created);
    return () => created.remove();
  }, [map, store]);

  const pick = useEffectEvent((target: MapLibreMap, { point }: MapMouseEvent) => {
    const hit = overlay?.hitAt(point.x, point.y);
    if (hit?.kind === "cluster")
      fitBounds(target, hit.cluster.bounds, { maxZoom: 16, covered: coveredPx(selectedId !== null) });
    else onSelect(hit ? (store.vehicles[hit.slot]?.id ?? null) : null);
  });
  const point = useEffectEvent((target: MapLibreMap, { point: at }: MapMouseEvent) => {
    const hit = overlay?.hitAt(at.x, at.y);
    target.getCanvasContainer().classList.toggle("has-target", Boolean(hit));
    overlay?.hover(hit?.kind === "vehicle" ? hit.slot : -1);
  });
  useEffect(() => {
    if (!map) return;
    const onClick = (event: MapMouseEvent) => pick(map, event);
    const onMove = (event: MapMouseEvent) => point(map, event);
    map.on("click", onClick);
    map.on("mousemove", onMove);
    return () => {
      map.off("click", onClick);
      map.off("mousemove", onMove);
    };
  }, [map]);

  useEffect(() => overlay?.dress({ ...look, fontFamily: interfaceFont() }), [overlay, look]);
  useEffect(() => overlay?.show(slots), [overlay, slots]);
  useEffect(() => overlay?.select(selectedSlot), [overlay, selectedSlot]);
  useEffect(
    () => (map ? showTrack(map, track, { palette: look.palette, color: look.palette.accent }) : undefined),
    [map, track, look],
  );

  useEffect(
    // vehicles come first: shaders for areas would hold the land's first frame
    () => (map ? showFences(map, fences, look, whenComplete) : undefined),
    [map, fences, look],
  );
  useEffect(() => (map ? showNetwork(map, { shownHubs: hubs, shownLanes: none }, look) : undefined), [map, hubs, look]);
  useEffect(() => (map ? showRoutes(map, { routes, places: none }, look) : undefined), [map, routes, look]);

  const fit = (isInstant: boolean) => {
    // with nothing to show, the whole fleet still says where in the world it is
    const shown = slots.length > 0 ? slots : store.vehicles.keys();
    const bounds = boundsOf(
      Array.from(shown, (slot) => ({ x: store.columns.x[slot] ?? NaN, y: store.columns.y[slot] ?? NaN })),
    );
    if (map && bounds) fitBounds(map, bounds, { isInstant, covered: coveredPx(selectedId !== null) });
    return bounds !== null;
  };
  const fitFirst = useEffectEvent(() => {
    if (!isFitted.current && store.isLoaded && !flyToSlot(selectedSlot, true)) isFitted.current = fit(true);
  });
  // tried again when the fleet has come
  useEffect(() => {
    if (!map || slots.length === 0) return;
    // after the list is shown: both together would hold the page
    const soon = setTimeout(fitFirst);
    return () => clearTimeout(soon);
  }, [map, slots]);

  const flyToSlot = (slot: number, isInstant = false) => {
    const lon = store.columns.lon[slot];
    const lat = store.columns.lat[slot];
    if (!map || lon === undefined || lat === undefined || Number.isNaN(store.columns.x[slot])) return false;
    map.easeTo({
      center: [lon, lat],
      zoom: Math.max(map.getZoom(), nearZoom[ground]),
      offset: middleOffset(coveredPx(true)),
      duration: isInstant ? 0 : 700,
    });
    isFitted.current = true;
    return true;
  };
  useEffect(() => {
    props.flyTo.current = (vehicleId) => void flyToSlot(store.slotOf(vehicleId));
  });

  useEffect(() => {
    if (!map || !isFollowing || selectedSlot < 0) return;
    return follow(map, store, selectedSlot, onFollowEnd);
  }, [map, store, isFollowing, selectedSlot, onFollowEnd]);

  return (
    <FittedMap
      {...{ look, streets, map, onGround }}
      label={t("mapLabel")}
      onMap={setMap}
      onFit={() => fit(false)}
      isNarrowed={selectedId !== null}
      controlsClass={clsx("max-md:top-3 md:bottom-8", selectedId !== null && "xl:right-[21.75rem]")}
      layers={
        <>
          <MenuSeparator />
          {choices.map(({ name, isOn }) => (
            <MenuToggle key={name} isOn={isOn} onChange={(isShown) => onChoose(name, isShown)}>
              {t(`controls.${name}`)}
            </MenuToggle>
          ))}
        </>
      }
    />
  );
}
