import { type Graphics, warmGraphics } from "./warm-graphics.ts";

export type MapLibre = typeof import("maplibre-gl");

let loading: Promise<{ maplibre: MapLibre; graphics: Graphics }> | undefined;

const folder = "/maplibre";

/**
 * MapLibre is a megabyte: it is fetched on the pages that show a map, once. As a module of its own, not of a bundle's
 * chunk: a browser compiles a module while it arrives and beside the page's thread, a chunk's function on that thread.
 */
export function loadMapLibre() {
  loading ??= load().catch((error: unknown) => {
    // the next map asks for it again
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const address = `${folder}/maplibre-gl.mjs`;
  const arriving: Promise<MapLibre> = import(/* turbopackIgnore: true */ /* webpackIgnore: true */ address);
  const [maplibre, graphics] = await Promise.all([arriving, warmGraphics()]);
  maplibre.setWorkerUrl(`${folder}/maplibre-gl-worker.mjs`);
  return { maplibre, graphics };
}
