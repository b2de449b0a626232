"use client";

import type { Map as MapLibreMap } from "maplibre-gl";
import { useState } from "react";
import { type MapGround, useMapLook } from "./map-look.ts";

/** A map on the ground that its own menu chooses: what is drawn on it, how, and what its frame (`FittedMap`) is given. */
export function useMapFrame() {
  const [ground, setGround] = useState<MapGround>("basemap");
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const look = useMapLook(ground);
  return { map, look, frame: { map, look, onGround: setGround, onMap: setMap } };
}
