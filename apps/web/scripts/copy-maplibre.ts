import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileHint } from "./compile-hint.ts";

/** Puts MapLibre, its worker and what they share where the page can load them from its own origin, outside the bundle. */
const require = createRequire(import.meta.url);
const target = join(import.meta.dirname, "../public/maplibre");
mkdirSync(target, { recursive: true });
for (const file of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"])
  writeFileSync(join(target, file), compileHint + readFileSync(require.resolve(`maplibre-gl/dist/${file}`), "utf8"));
