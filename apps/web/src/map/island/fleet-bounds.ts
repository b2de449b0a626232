import type { Map as MapLibreMap } from "maplibre-gl";
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from "../mercator.ts";

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

/** The same around places in degrees. */
export const boundsOfPlaces = (places: readonly { lat: number; lon: number }[]) =>
  boundsOf(places.map(({ lat, lon }) => ({ x: mercatorX(lon), y: mercatorY(lat) })));

/** CSS pixels of the map that panels lie over. */
export type Covered = { right: number; bottom: number };

type FitOptions = { maxZoom?: number; isInstant?: boolean; covered?: Covered };

/** Moves the map so that all of it is seen, with room around. */
export function fitBounds(
  map: MapLibreMap,
  bounds: Bounds,
  { maxZoom = 14, isInstant = false, covered = { right: 0, bottom: 0 } }: FitOptions = {},
) {
  const { clientWidth, clientHeight } = map.getContainer();
  const freePx = Math.min(clientWidth - covered.right, clientHeight - covered.bottom);
  const room = Math.max(24, Math.min(72, freePx / 8));
  const padding = { top: room, left: room, right: room + covered.right, bottom: room + covered.bottom };
  map.fitBounds(
    [
      [longitudeOf(bounds.minX), latitudeOf(bounds.maxY)],
      [longitudeOf(bounds.maxX), latitudeOf(bounds.minY)],
    ],
    { padding, maxZoom, duration: isInstant ? 0 : 600 },
  );
}
