import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Puts MapLibre's worker where the page may load it as a worker of its own origin; the worker imports the shared file. */
const require = createRequire(import.meta.url);
const target = join(import.meta.dirname, "../public/maplibre");
mkdirSync(target, { recursive: true });
for (const file of ["maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"])
  copyFileSync(require.resolve(`maplibre-gl/dist/${file}`), join(target, file));
