"use client";

import { toast } from "@cartage/ui/toast";
import type { Position } from "geojson";
import type { Map as MapLibreMap } from "maplibre-gl";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { TrackFeatures } from "./history/track-features.ts";
import { showArea } from "./island/area-layers.ts";
import { boundsOf, fitBounds } from "./island/fleet-bounds.ts";
import { MapControls } from "./island/map-controls.tsx";
import { MapIsland } from "./island/map-island.tsx";
import { type MapGround, useMapLook } from "./island/map-look.ts";
import { showTrack } from "./island/track-layers.ts";
import { mercatorX, mercatorY } from "./mercator.ts";
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
  const t = useTranslations("map");
  const [ground, setGround] = useState<MapGround>("basemap");
  const look = useMapLook(ground);
  const [map, setMap] = useState<MapLibreMap | null>(null);

  const fit = useEffectEvent((isInstant: boolean) => {
    const points = [...ways.features.flatMap(({ geometry }) => geometry.coordinates), ...(area ?? [])];
    const bounds = boundsOf(points.map(([lon = 0, lat = 0]) => ({ x: mercatorX(lon), y: mercatorY(lat) })));
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

  return (
    <MapIsland
      label={label}
      look={look}
      streets={streets}
      onMap={setMap}
      onStreetsFailed={() => {
        setGround("basemap");
        toast(t("controls.streetsFailed"), { tone: "failed" });
      }}
    >
      <div className="absolute right-3 bottom-8">
        <MapControls map={map} ground={ground} onGround={setGround} onFit={() => fit(false)} />
      </div>
    </MapIsland>
  );
}
