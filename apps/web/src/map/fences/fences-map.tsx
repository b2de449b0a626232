"use client";

import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { FittedMap } from "../island/fitted-map.tsx";
import { boundsOfPlaces, fitBounds } from "../island/fleet-bounds.ts";
import { useMapFrame } from "../island/use-map-frame.ts";
import type { StreetStyles } from "../sources.ts";
import { fenceAt, showFences } from "./fence-layers.ts";
import { placesOf, type ShownFence } from "./shape-features.ts";

type FencesMapProps = {
  label: string;
  streets: StreetStyles;
  fences: readonly ShownFence[];
  /** Which of them the map goes to when it opens, and when this changes; all where nothing is said. */
  fitTo?: string | null;
  onChoose?: (geofenceId: string) => void;
  onMap?: (map: MapLibreMap | null) => void;
  children?: ReactNode;
};

/** Geofences on a map that goes where they are; a press chooses one. */
export function FencesMap({ label, streets, fences, fitTo = null, onChoose, onMap, children }: FencesMapProps) {
  const t = useTranslations("map");
  const { map, look, frame } = useMapFrame();
  const fitted = useRef<string | null | undefined>(undefined);

  const fit = (isInstant: boolean) => {
    const aimed = fitTo === null ? fences : fences.filter(({ id }) => id === fitTo);
    const places = aimed.flatMap(({ shape }) => placesOf(shape));
    const bounds = boundsOfPlaces(places.map(([lon = 0, lat = 0]) => ({ lat, lon })));
    if (map && bounds) fitBounds(map, bounds, { isInstant, maxZoom: 15 });
    return bounds !== null;
  };
  const fitOnce = useEffectEvent(() => {
    if (fitted.current !== fitTo && fit(fitted.current === undefined)) fitted.current = fitTo;
  });
  const choose = useEffectEvent((target: MapLibreMap, point: { x: number; y: number }) => {
    const hit = fenceAt(target, point);
    if (hit !== null) onChoose?.(hit);
  });
  const isLeadingOn = onChoose !== undefined;
  useEffect(() => {
    if (!map || !isLeadingOn) return;
    const pressing = map.on("click", ({ point }) => choose(map, point));
    const moving = map.on("mousemove", ({ point }) => {
      map.getCanvasContainer().classList.toggle("has-target", fenceAt(map, point) !== null);
    });
    return () => {
      pressing.unsubscribe();
      moving.unsubscribe();
    };
  }, [map, isLeadingOn]);
  useEffect(() => {
    if (map) fitOnce();
  }, [map, fences, fitTo]);
  useEffect(() => (map ? showFences(map, fences, look) : undefined), [map, fences, look]);

  return (
    <FittedMap
      {...frame}
      label={label}
      streets={streets}
      onMap={(made) => {
        frame.onMap(made);
        onMap?.(made);
      }}
      onFit={() => fit(false)}
      fitLabel={t("controls.fitFences")}
    >
      {children}
    </FittedMap>
  );
}
