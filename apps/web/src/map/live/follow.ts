import type { Map as MapLibreMap } from "maplibre-gl";
import { latitudeOf, longitudeOf, mercatorX, mercatorY, worldPx } from "../mercator.ts";
import { coveredPx, middleOffset } from "./covered.ts";
import type { Drawn, LiveStore } from "./live-store.ts";

const nearestZoom = 10;
const approachMs = 500;

/** Keeps a vehicle in the middle while it drives, until the person drags the map. Returns how to stop. */
export function follow(map: MapLibreMap, store: LiveStore, slot: number, onDragged: () => void): () => void {
  const drawn: Drawn = { x: 0, y: 0, headingDeg: NaN };
  let frame = 0;
  // the map's centre, in Mercator, that puts the vehicle in the middle of what the panels leave free
  const centreAt = (zoom: number) => {
    store.drawnAt(slot, Date.now(), drawn);
    const [right, down] = middleOffset(coveredPx(true));
    return { x: drawn.x - right / worldPx(zoom), y: drawn.y - down / worldPx(zoom) };
  };
  const lngLatOf = ({ x, y }: { x: number; y: number }) => ({ lng: longitudeOf(x), lat: latitudeOf(y) });
  const onFrame = () => {
    frame = requestAnimationFrame(onFrame);
    if (map.isMoving()) return;
    const zoom = map.getZoom();
    const centre = centreAt(zoom);
    const now = map.getCenter();
    const offPx = Math.hypot(mercatorX(now.lng) - centre.x, mercatorY(now.lat) - centre.y) * worldPx(zoom);
    // less than half a pixel is not worth drawing the map again
    if (offPx > 0.5) map.jumpTo({ center: lngLatOf(centre) });
  };
  const zoom = Math.max(map.getZoom(), nearestZoom);
  map.easeTo({ center: lngLatOf(centreAt(zoom)), zoom, duration: approachMs });
  frame = requestAnimationFrame(onFrame);
  map.on("dragstart", onDragged);
  return () => {
    cancelAnimationFrame(frame);
    map.off("dragstart", onDragged);
  };
}
