"use client";

import type { Position } from "geojson";
import { useEffect, useEffectEvent } from "react";
import { showFences } from "./fences/fence-layers.ts";
import { placesOf, type ShownFence } from "./fences/shape-features.ts";
import type { TrackFeatures } from "./history/track-features.ts";
import { showArea } from "./island/area-layers.ts";
import { FittedMap } from "./island/fitted-map.tsx";
import { boundsOfPlaces, fitBounds } from "./island/fleet-bounds.ts";
import { showTrack } from "./island/track-layers.ts";
import { useMapFrame } from "./island/use-map-frame.ts";
import type { StreetStyles } from "./sources.ts";

type WaysMapProps = {
  label: string;
  streets: StreetStyles;
  ways: TrackFeatures;
  /** The outline of an area, degrees; closed by the map. */
  area?: Position[] | undefined;
  fences?: readonly ShownFence[] | undefined;
  /** Where the map begins while it shows nothing, degrees; may be known later, and is gone to once. */
  around?: Position[];
  /** The map goes where all of it is when it opens, and whenever this becomes something else; not while it is null. */
  about?: string | null;
  onPress?: (at: { lat: number; lon: number }) => void;
  /** Told whenever the map has moved. */
  onZoom?: (zoom: number) => void;
};

/** Lines, and an area or geofences where there are some, on a map that goes where they are. */
export function WaysMap({
  label,
  streets,
  ways,
  area,
  fences,
  around = [],
  about = "",
  onPress,
  onZoom,
}: WaysMapProps) {
  const { map, look, frame } = useMapFrame();

  const fit = useEffectEvent((isInstant: boolean) => {
    const lines = ways.features.flatMap(({ geometry }) => geometry.coordinates);
    const shown = [...lines, ...(area ?? []), ...(fences ?? []).flatMap(({ shape }) => placesOf(shape))];
    const bounds = boundsOfPlaces((shown.length > 0 ? shown : around).map(([lon = 0, lat = 0]) => ({ lat, lon })));
    if (map && bounds) fitBounds(map, bounds, { isInstant, maxZoom: 15 });
  });
  const press = useEffectEvent((lat: number, lon: number) => onPress?.({ lat, lon }));
  const tellZoom = useEffectEvent((zoom: number) => onZoom?.(zoom));
  useEffect(() => {
    if (!map) return;
    const pressing = map.on("click", ({ lngLat }) => press(lngLat.lat, lngLat.wrap().lng));
    const moving = map.on("moveend", () => tellZoom(map.getZoom()));
    return () => {
      pressing.unsubscribe();
      moving.unsubscribe();
    };
  }, [map]);
  useEffect(() => {
    if (map && about !== null) fit(true);
  }, [map, about]);
  const begin = useEffectEvent(() => {
    // what was pressed or chosen before stays where it is looked at
    if (!area?.length && !fences?.length) fit(true);
  });
  const isAroundKnown = around.length > 0;
  useEffect(() => {
    if (map && isAroundKnown) begin();
  }, [map, isAroundKnown]);
  useEffect(
    () => (map ? showTrack(map, ways, { palette: look.palette, color: look.palette.accent }) : undefined),
    [map, ways, look],
  );
  useEffect(() => (map && area ? showArea(map, area, look.palette.accent) : undefined), [map, area, look]);
  useEffect(() => (map && fences ? showFences(map, fences, look) : undefined), [map, fences, look]);

  return <FittedMap {...frame} label={label} streets={streets} onFit={() => fit(false)} />;
}
