import { warmGraphics } from "./warm-graphics.ts";

type MapLibre = typeof import("maplibre-gl");

let loading: Promise<MapLibre> | undefined;

/** MapLibre is a megabyte: it is fetched on the pages that show a map, once, with its worker from our own origin. */
export function loadMapLibre(): Promise<MapLibre> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MapLibre> {
  const [maplibre] = await Promise.all([import("maplibre-gl"), warmGraphics()]);
  maplibre.setWorkerUrl("/maplibre/maplibre-gl-worker.mjs");
  return maplibre;
}
