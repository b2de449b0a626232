"use client";

import type { Marker } from "maplibre-gl";
import { useEffect, useEffectEvent } from "react";
import { FittedMap } from "./island/fitted-map.tsx";
import { loadMapLibre } from "./island/load-maplibre.ts";
import { useMapFrame } from "./island/use-map-frame.ts";
import type { StreetStyles } from "./sources.ts";

type Place = { latE7: number; lonE7: number };
type PinMapProps = {
  label: string;
  streets: StreetStyles;
  place: Place | null;
  /** Without it the pin stays where it is. */
  onPlace?: (place: Place) => void;
};

/** One pin on a map, put where it is pressed. */
export function PinMap({ label, streets, place, onPlace }: PinMapProps) {
  const { map, look, frame } = useMapFrame();
  const press = useEffectEvent((lat: number, lon: number) =>
    onPlace?.({ latE7: Math.round(lat * 1e7), lonE7: Math.round(lon * 1e7) }),
  );
  useEffect(() => {
    if (!map) return;
    const listening = map.on("click", ({ lngLat }) => press(lngLat.lat, lngLat.wrap().lng));
    return () => listening.unsubscribe();
  }, [map]);
  const goTo = useEffectEvent((isInstant: boolean) => {
    if (!map || !place) return;
    const center: [number, number] = [place.lonE7 / 1e7, place.latE7 / 1e7];
    map.easeTo({ center, zoom: Math.max(map.getZoom(), 11), duration: isInstant ? 0 : 400 });
  });
  // the map is the one of the page before, and stands where that left it
  useEffect(() => {
    if (map) goTo(true);
  }, [map]);
  useEffect(() => {
    if (!map || !place) return;
    let marker: Marker | undefined;
    let isGone = false;
    // of the module that made the map, which is here by now; imported as usual it would be bundled a second time
    void loadMapLibre().then(({ maplibre }) => {
      if (isGone) return;
      marker = new maplibre.Marker({ color: look.palette.accent })
        .setLngLat([place.lonE7 / 1e7, place.latE7 / 1e7])
        .addTo(map);
      if (!map.getBounds().contains(marker.getLngLat()) || map.getZoom() < 9) goTo(true);
    });
    return () => {
      isGone = true;
      marker?.remove();
    };
  }, [map, place, look]);
  return <FittedMap {...frame} label={label} streets={streets} onFit={() => goTo(false)} />;
}
