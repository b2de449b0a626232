import { createRequire } from "node:module";
import type { Point } from "@cartage/telemetry/geodesy";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";

type Topology = Parameters<typeof feature>[0];

/** ISO 3166-1 numeric, as world-atlas names its countries. */
const VIETNAM = "704";

const require = createRequire(import.meta.url);

/** Whether points lie in Vietnam, from Natural Earth's 1:10m outline (exact to about a kilometre at the coast). */
export function createLand(): { holds(point: Point): boolean } {
  const world: Topology = require("world-atlas/countries-10m.json");
  const countries = world.objects.countries;
  if (countries?.type !== "GeometryCollection") throw new TypeError("world-atlas has no collection of countries");
  const country = countries.geometries.find((geometry) => geometry.id === VIETNAM);
  if (!country) throw new TypeError(`world-atlas has no country ${VIETNAM}`);
  const { geometry } = feature(world, country) as GeoJSON.Feature<Polygon | MultiPolygon>;
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  const bands = sortIntoBands(rings);

  return {
    holds({ lat, lon }) {
      let isInside = false;
      for (const [lonA, latA, lonB, latB] of bands.get(Math.floor(lat * BANDS_PER_DEGREE)) ?? []) {
        if (latA > lat !== latB > lat && lon < lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA))
          isInside = !isInside;
      }
      return isInside;
    },
  };
}

type Border = [lonA: number, latA: number, lonB: number, latB: number];

const BANDS_PER_DEGREE = 20;

/** A ray to the east crosses only borders of its own latitude, so each point looks at a few of thousands. */
function sortIntoBands(rings: Position[][]): Map<number, Border[]> {
  const bands = new Map<number, Border[]>();
  for (const ring of rings) {
    for (const [i, [lonB = 0, latB = 0]] of ring.entries()) {
      const [lonA = lonB, latA = latB] = ring[i - 1] ?? [];
      const last = Math.floor(Math.max(latA, latB) * BANDS_PER_DEGREE);
      for (let band = Math.floor(Math.min(latA, latB) * BANDS_PER_DEGREE); band <= last; band++) {
        const borders = bands.get(band) ?? [];
        bands.set(band, borders);
        borders.push([lonA, latA, lonB, latB]);
      }
    }
  }
  return bands;
}
