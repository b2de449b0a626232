"use client";

import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { FittedMap } from "../island/fitted-map.tsx";
import { boundsOfPlaces, fitBounds } from "../island/fleet-bounds.ts";
import { useMapFrame } from "../island/use-map-frame.ts";
import type { StreetStyles } from "../sources.ts";
import { hubAt, type ShownHub, type ShownLane, showNetwork } from "./network-layers.ts";

type NetworkMapProps = {
  label: string;
  streets: StreetStyles;
  hubs: readonly ShownHub[];
  lanes: readonly ShownLane[];
  /** Where the map goes when it opens; to all hubs without it. */
  centre?: { lat: number; lon: number } | undefined;
  onChoose?: (hubId: string) => void;
  /** A press where no hub is. */
  onPlace?: (place: { lat: number; lon: number }) => void;
};

/** Hubs and the lanes between them on a map; a press chooses a hub, or a place. */
export function NetworkMap({ label, streets, hubs, lanes, centre, onChoose, onPlace }: NetworkMapProps) {
  const tHubs = useTranslations("web.hubs");
  const { map, look, frame } = useMapFrame();
  const isFitted = useRef(false);

  const fit = (isInstant: boolean) => {
    const aimed = centre ? [centre] : hubs;
    const bounds = boundsOfPlaces(aimed);
    if (map && bounds) fitBounds(map, bounds, { isInstant, maxZoom: centre ? 8.5 : 11 });
    return bounds !== null;
  };
  const fitOnce = useEffectEvent(() => {
    if (!isFitted.current && fit(true)) isFitted.current = true;
  });
  const press = useEffectEvent((target: MapLibreMap, point: { x: number; y: number }, lat: number, lon: number) => {
    const hit = onChoose ? hubAt(target, point) : null;
    if (hit !== null) onChoose?.(hit);
    else onPlace?.({ lat, lon });
  });
  useEffect(() => {
    if (map && hubs.length >= 0) fitOnce();
  }, [map, hubs]);
  useEffect(() => {
    if (!map) return;
    const pressing = map.on("click", ({ point, lngLat }) => {
      const { lat, lng } = lngLat.wrap();
      press(map, point, lat, lng);
    });
    return () => pressing.unsubscribe();
  }, [map]);
  useEffect(
    () => (map ? showNetwork(map, { shownHubs: hubs, shownLanes: lanes }, look) : undefined),
    [map, hubs, lanes, look],
  );
  return <FittedMap {...frame} label={label} streets={streets} onFit={() => fit(false)} fitLabel={tHubs("fit")} />;
}
