import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from "maplibre-gl";
import type { BasemapPalette } from "./basemap-palette.ts";

type NameOptions = { colors: BasemapPalette; locale: "en" | "vi"; fontFamily: string };

const isDue: ExpressionSpecification = ["<=", ["get", "minzoom"], ["zoom"]];
const isCity: ExpressionSpecification = ["<=", ["get", "class"], 3];

/** Names in a calm hierarchy: oceans, countries, capitals and cities, towns; size and ink say which is which. */
export function nameLayers({ colors, locale, fontFamily }: NameOptions): LayerSpecification[] {
  const name: ExpressionSpecification =
    locale === "vi" ? ["coalesce", ["get", "name_vi"], ["get", "name"]] : ["get", "name"];
  // MapLibre reads the weight from the first family's name and draws with the next that exists
  const medium = [`${fontFamily} Medium`, fontFamily];
  const regular = [fontFamily];
  const from = (layer: string) => ({ type: "symbol" as const, source: "names", "source-layer": layer });
  const halo = { "text-halo-color": colors.halo, "text-halo-width": 1.2, "text-halo-blur": 0.4 };

  return [
    {
      id: "ocean-names",
      ...from("oceans"),
      maxzoom: 5,
      layout: {
        "text-field": name,
        "text-font": regular,
        "text-size": 12,
        "text-letter-spacing": 0.18,
        "text-max-width": 6,
      },
      paint: { "text-color": colors.oceanName },
    },
    {
      id: "city-dots",
      type: "circle",
      source: "names",
      "source-layer": "places",
      maxzoom: 11,
      filter: ["all", isDue, ["any", ["<=", ["get", "class"], 4], [">=", ["zoom"], 7]]],
      paint: {
        "circle-radius": ["case", ["==", ["get", "class"], 1], 2.6, ["==", ["get", "class"], 2], 2.2, 1.8],
        "circle-color": colors.cityDot,
        "circle-stroke-color": colors.halo,
        "circle-stroke-width": 1,
      },
    },
    {
      id: "town-names",
      ...from("places"),
      minzoom: 6,
      filter: ["all", isDue, ["!", isCity]],
      layout: placeLayout(name, regular, ["step", ["zoom"], 10.5, 9, 11.5, 12, 12.5]),
      paint: { "text-color": colors.townName, ...halo },
    },
    {
      id: "city-names",
      ...from("places"),
      filter: ["all", isDue, isCity],
      layout: placeLayout(name, medium, [
        "interpolate",
        ["linear"],
        ["zoom"],
        3,
        ["match", ["get", "class"], 1, 12, 11],
        8,
        ["match", ["get", "class"], 1, 16, 2, 14, 12],
        12,
        ["match", ["get", "class"], 1, 20, 2, 17, 15],
      ]),
      paint: { "text-color": colors.cityName, ...halo },
    },
    {
      id: "country-names",
      ...from("countries"),
      minzoom: 1.5,
      maxzoom: 7.5,
      filter: isDue,
      layout: {
        "text-field": name,
        "text-font": medium,
        "text-transform": "uppercase",
        "text-letter-spacing": 0.12,
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9.5, 6, 13],
        "text-max-width": 7,
        "text-padding": 6,
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": colors.countryName, ...halo },
    },
  ];
}

function placeLayout(
  name: ExpressionSpecification,
  font: string[],
  size: ExpressionSpecification,
): NonNullable<SymbolLayerSpecification["layout"]> {
  return {
    "text-field": name,
    "text-font": font,
    "text-size": size,
    "text-max-width": 8,
    "text-padding": 4,
    // below its dot while there is one, then on the place itself
    "text-anchor": ["step", ["zoom"], "top", 11, "center"],
    "text-offset": ["step", ["zoom"], ["literal", [0, 0.35]], 11, ["literal", [0, 0]]],
    "symbol-sort-key": ["get", "rank"],
  };
}
