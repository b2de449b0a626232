type MapLibre = typeof import("maplibre-gl");

let loading: Promise<MapLibre> | undefined;

/** MapLibre is a megabyte: it is fetched on the pages that show a map, once, with its worker from our own origin. */
export function loadMapLibre(): Promise<MapLibre> {
  loading ??= import("maplibre-gl").then((maplibre) => {
    maplibre.setWorkerUrl("/maplibre/maplibre-gl-worker.mjs");
    return maplibre;
  });
  return loading;
}
