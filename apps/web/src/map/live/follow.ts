import type { Map as MapLibreMap } from "maplibre-gl";
import { latitudeOf, longitudeOf, mercatorX, mercatorY, worldPx } from "../mercator.ts";
import type { Drawn, LiveStore } from "./live-store.ts";

const nearestZoom = 10;
const approachMs = 500;

/** Keeps a vehicle in the middle while it drives, until the person drags the map. Returns how to stop. */
export function follow(map: MapLibreMap, store: LiveStore, slot: number, onDragged: () => void): () => void {
  const drawn: Drawn = { x: 0, y: 0, headingDeg: NaN };
  let frame = 0;
  const centre = () => {
    store.drawnAt(slot, Date.now(), drawn);
    return { lng: longitudeOf(drawn.x), lat: latitudeOf(drawn.y) };
  };
  const onFrame = () => {
    frame = requestAnimationFrame(onFrame);
    if (map.isMoving()) return;
    const center = centre();
    const now = map.getCenter();
    const offPx = Math.hypot(mercatorX(now.lng) - drawn.x, mercatorY(now.lat) - drawn.y) * worldPx(map.getZoom());
    // less than half a pixel is not worth drawing the map again
    if (offPx > 0.5) map.jumpTo({ center });
  };
  map.easeTo({ center: centre(), zoom: Math.max(map.getZoom(), nearestZoom), duration: approachMs });
  frame = requestAnimationFrame(onFrame);
  map.on("dragstart", onDragged);
  return () => {
    cancelAnimationFrame(frame);
    map.off("dragstart", onDragged);
  };
}
