import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Feature, FeatureCollection } from "geojson";
import GeoJSONVT, { type Tile } from "geojson-vt";
import { fromGeojsonVt } from "vt-pbf";

export type Layer = { features: FeatureCollection; fromZoom?: number };

/** MapLibre draws past this zoom from the same tiles; 4,096 steps across one are 150 m at the equator. */
const deepestTileZoom = 6;
const extent = 4096;

/** Cuts the layers into `{z}/{x}/{y}.pbf` below the directory, a file for every tile of the world, so that none is asked for in vain. */
export function writeTiles(directory: string, layers: Record<string, Layer>) {
  const indexes = Object.entries(layers).map(([name, layer]) => ({ name, layer, tileAt: cutter(layer) }));
  let bytes = 0;
  let files = 0;
  for (let z = 0; z <= deepestTileZoom; z++)
    for (let x = 0; x < 2 ** z; x++)
      for (let y = 0; y < 2 ** z; y++) {
        const found: Record<string, Tile> = {};
        for (const { name, tileAt } of indexes) {
          const tile = tileAt(z, x, y);
          if (tile && tile.features.length > 0) found[name] = tile;
        }
        const encoded = fromGeojsonVt(found, { version: 2, extent });
        const path = join(directory, String(z), String(x), `${y}.pbf`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, encoded);
        bytes += encoded.length;
        files += 1;
      }
  return { files, bytes };
}

/** A layer whose features name their `minzoom` is cut once per zoom from those that are due by then. */
function cutter({ features, fromZoom = 0 }: Layer) {
  const options = { maxZoom: deepestTileZoom, extent, indexMaxZoom: deepestTileZoom, indexMaxPoints: 0, buffer: 64 };
  const byZoom = new Map<number, GeoJSONVT>();
  const isThinned = features.features.some((feature) => minzoomOf(feature) !== undefined);
  return (z: number, x: number, y: number) => {
    if (z < fromZoom) return null;
    const key = isThinned ? z : 0;
    let index = byZoom.get(key);
    if (!index) {
      const due = isThinned ? { ...features, features: features.features.filter((f) => isDue(f, z)) } : features;
      index = new GeoJSONVT(due, options);
      byZoom.set(key, index);
    }
    return index.getTile(z, x, y);
  };
}

const minzoomOf = (feature: Feature): number | undefined => feature.properties?.minzoom;
const isDue = (feature: Feature, z: number) => z === deepestTileZoom || (minzoomOf(feature) ?? 0) <= z;
