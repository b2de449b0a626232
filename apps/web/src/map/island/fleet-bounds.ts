import type { Map as MapLibreMap } from "maplibre-gl";
import { latitudeOf, longitudeOf } from "../mercator.ts";

/** Mercator 0 … 1. */
export type Bounds = { minX: number; minY: number; maxX: number; maxY: number };

/** The smallest box around these points, or null when there are none. */
export function boundsOf(points: Iterable<{ x: number; y: number }>): Bounds | null {
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { x, y } of points) {
    if (Number.isNaN(x)) continue;
    bounds.minX = Math.min(bounds.minX, x);
    bounds.maxX = Math.max(bounds.maxX, x);
    bounds.minY = Math.min(bounds.minY, y);
    bounds.maxY = Math.max(bounds.maxY, y);
  }
  return bounds.minX <= bounds.maxX ? bounds : null;
}

type FitOptions = { maxZoom?: number; isInstant?: boolean };

/** Moves the map so that all of it is seen, with room around. */
export function fitBounds(map: MapLibreMap, bounds: Bounds, { maxZoom = 14, isInstant = false }: FitOptions = {}) {
  const { clientWidth, clientHeight } = map.getContainer();
  const padding = Math.max(24, Math.min(72, Math.min(clientWidth, clientHeight) / 8));
  map.fitBounds(
    [
      [longitudeOf(bounds.minX), latitudeOf(bounds.maxY)],
      [longitudeOf(bounds.maxX), latitudeOf(bounds.minY)],
    ],
    { padding, maxZoom, duration: isInstant ? 0 : 600 },
  );
}
