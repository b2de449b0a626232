"use client";

import type { Position } from "geojson";
import { useEffect, useEffectEvent } from "react";
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
  onPress?: (at: { lat: number; lon: number }) => void;
};

/** Lines, and an area where there is one, on a map that goes where they are. */
export function WaysMap({ label, streets, ways, area, onPress }: WaysMapProps) {
  const { map, look, frame } = useMapFrame();

  const fit = useEffectEvent((isInstant: boolean) => {
    const points = [...ways.features.flatMap(({ geometry }) => geometry.coordinates), ...(area ?? [])];
    const bounds = boundsOfPlaces(points.map(([lon = 0, lat = 0]) => ({ lat, lon })));
    if (map && bounds) fitBounds(map, bounds, { isInstant, maxZoom: 15 });
  });
  const press = useEffectEvent((lat: number, lon: number) => onPress?.({ lat, lon }));
  useEffect(() => {
    if (!map) return;
    const listening = map.on("click", ({ lngLat }) => press(lngLat.lat, lngLat.wrap().lng));
    return () => listening.unsubscribe();
  }, [map]);
  useEffect(() => {
    if (!map) return;
    if (ways.features.length > 0) fit(true);
    return showTrack(map, ways, { palette: look.palette, color: look.palette.accent });
  }, [map, ways, look]);
  useEffect(() => (map && area ? showArea(map, area, look.palette.accent) : undefined), [map, area, look]);

  return <FittedMap {...frame} label={label} streets={streets} onFit={() => fit(false)} />;
}
