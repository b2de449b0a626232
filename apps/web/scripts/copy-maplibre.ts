import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Puts MapLibre, its worker and what they share where the page can load them from its own origin, outside the bundle. */
const require = createRequire(import.meta.url);
const target = join(import.meta.dirname, "../public/maplibre");
mkdirSync(target, { recursive: true });
for (const file of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"])
  copyFileSync(require.resolve(`maplibre-gl/dist/${file}`), join(target, file));
