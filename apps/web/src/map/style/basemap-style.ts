import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import { basemapPalettes } from "./basemap-palette.ts";
import { nameLayers } from "./name-layers.ts";

/** Whose data the built-in map is drawn from; stands on every map of it. */
export const basemapAttribution = "Natural Earth · GeoNames";

export type MapTheme = keyof typeof basemapPalettes;

type BasemapOptions = {
  theme: MapTheme;
  locale: "en" | "vi";
  /** CSS family of the interface; MapLibre draws the names with it, as the style has no `glyphs`. */
  fontFamily: string;
  /** Where `/tiles` is served, without a trailing slash; MapLibre's worker needs it absolute. */
  origin: string;
};

const fading = (from: number, to: number): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["zoom"],
  from,
  1,
  to,
  0,
];

/** The map that needs no network: land, waters, borders and names from `public/tiles`, for one theme and language. */
export function basemapStyle({ theme, locale, fontFamily, origin }: BasemapOptions): StyleSpecification {
  const colors = basemapPalettes[theme];
  const from = (layer: string) => ({ source: "basemap", "source-layer": layer });
  const tiles = { type: "vector" as const, tiles: [`${origin}/tiles/{z}/{x}/{y}.pbf`], maxzoom: 6 };
  return {
    version: 8,
    // names come last: of a source of their own, so that the land is not taken apart and handed over again with them
    sources: { basemap: tiles, names: tiles },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colors.water } },
      { id: "land", type: "fill", ...from("land"), paint: { "fill-color": colors.land } },
      {
        id: "coast",
        type: "line",
        ...from("land"),
        paint: { "line-color": colors.coast, "line-width": byZoom([1, 0.4], [6, 0.9], [12, 1.4]) },
      },
      {
        id: "rivers",
        type: "line",
        ...from("rivers"),
        layout: { "line-cap": "round", "line-join": "round" },
        // drawn for a scale of 1:50 million: nearer than this they would run beside their beds
        paint: {
          "line-color": colors.river,
          "line-width": byZoom([3, 0.4], [7, 1.6], [10, 2.4]),
          "line-opacity": fading(9, 11),
        },
      },
      { id: "lakes", type: "fill", ...from("lakes"), paint: { "fill-color": colors.water } },
      {
        id: "lake-shores",
        type: "line",
        ...from("lakes"),
        minzoom: 4,
        paint: { "line-color": colors.coast, "line-width": 0.6 },
      },
      {
        id: "border-glow",
        type: "line",
        ...from("borders"),
        minzoom: 3,
        layout: { "line-join": "round" },
        paint: { "line-color": colors.borderGlow, "line-width": byZoom([3, 2], [8, 6]) },
      },
      {
        id: "borders",
        type: "line",
        ...from("borders"),
        layout: { "line-join": "round" },
        paint: { "line-color": colors.border, "line-width": byZoom([1, 0.4], [4, 0.8], [9, 1.4]) },
      },
      ...nameLayers({ colors, locale, fontFamily }),
    ],
  };
}

function byZoom(...stops: [zoom: number, width: number][]): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], ...stops.flat()] as ExpressionSpecification;
}
