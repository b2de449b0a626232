import type { Palette } from "@cartage/ui/tokens";
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { fontOf } from "../island/font-of.ts";
import { ownPrefix } from "../island/own-prefix.ts";
import { whenComplete, whenStyled } from "../island/stages.ts";
import { fenceFeatures, type ShownFence } from "./shape-features.ts";

const areas = `${ownPrefix}fences`;
const names = `${ownPrefix}fence-names`;
const fill = `${ownPrefix}fence-fill`;
const band = `${ownPrefix}fence-band`;
const dot = `${ownPrefix}fence-dot`;

type FenceInk = { palette: Palette; nameHalo: string };

const isArea: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];
const isLine: ExpressionSpecification = ["==", ["geometry-type"], "LineString"];
const colour: ExpressionSpecification = ["get", "colour"];
const bandWidth: ExpressionSpecification = [
  "interpolate",
  ["exponential", 2],
  ["zoom"],
  0,
  ["max", 0.0001, ["get", "px0"]],
  24,
  ["*", ["get", "px0"], 2 ** 24],
];
const opacity: ExpressionSpecification = ["case", ["get", "isChosen"], 0.26, 0.13];
const edgeWidth: ExpressionSpecification = ["case", ["get", "isChosen"], 2.5, 1.5];
const round = { "line-cap": "round", "line-join": "round" } as const;

/**
 * Draws geofences over the land and below the vehicles, what is too small to be seen as a dot; names from near on. Dots and
 * names wait until the map draws all kinds of layers, areas for a style alone, unless `when` has them wait as long.
 */
export function showFences(
  map: MapLibreMap,
  fences: readonly ShownFence[],
  ink: FenceInk,
  when = whenStyled,
): () => void {
  const features = fenceFeatures(fences, ink.palette.accent);
  const forgetAreas = when(map, () => {
    setData(map, areas, features.areas);
    addMissing(map, areaLayers(), map.getLayer(dot)?.id);
  });
  const forgetNames = whenComplete(map, () => {
    setData(map, names, features.names);
    addMissing(map, nameLayers());
    map.setLayoutProperty(names, "text-font", fontOf(map));
    map.setPaintProperty(names, "text-color", ink.palette.inkMuted);
    map.setPaintProperty(names, "text-halo-color", ink.nameHalo);
    map.setPaintProperty(dot, "circle-stroke-color", ink.nameHalo);
  });
  return () => {
    forgetAreas();
    forgetNames();
  };
}

function addMissing(map: MapLibreMap, layers: LayerSpecification[], before?: string): void {
  for (const layer of layers) if (!map.getLayer(layer.id)) map.addLayer(layer, before);
}

/** The geofence that lies at a place, the smallest where several do; in CSS pixels of the map. */
export function fenceAt(map: MapLibreMap, point: { x: number; y: number }): string | null {
  if (!map.getLayer(fill)) return null;
  const [hit] = map.queryRenderedFeatures([point.x, point.y], {
    layers: [dot, fill, band].filter((id) => map.getLayer(id)),
  });
  return typeof hit?.properties.id === "string" ? hit.properties.id : null;
}

function setData(map: MapLibreMap, id: string, data: ReturnType<typeof fenceFeatures>["areas" | "names"]): void {
  const known = map.getSource<GeoJSONSource>(id);
  if (known) known.setData(data);
  else map.addSource(id, { type: "geojson", data });
}

function areaLayers(): LayerSpecification[] {
  return [
    { id: fill, type: "fill", source: areas, filter: isArea, paint: { "fill-color": colour, "fill-opacity": opacity } },
    {
      id: band,
      type: "line",
      source: areas,
      filter: isLine,
      layout: round,
      paint: { "line-color": colour, "line-opacity": opacity, "line-width": bandWidth },
    },
    {
      id: `${ownPrefix}fence-edge`,
      type: "line",
      source: areas,
      filter: isArea,
      layout: round,
      paint: { "line-color": colour, "line-width": edgeWidth },
    },
    {
      id: `${ownPrefix}fence-band-edge`,
      type: "line",
      source: areas,
      filter: isLine,
      layout: { "line-join": "round" },
      paint: { "line-color": colour, "line-width": edgeWidth, "line-gap-width": bandWidth },
    },
  ];
}

function nameLayers(): LayerSpecification[] {
  return [
    {
      id: dot,
      type: "circle",
      source: names,
      filter: ["<", ["zoom"], ["get", "dotUntil"]],
      paint: { "circle-radius": 4, "circle-color": colour, "circle-stroke-width": 1.5 },
    },
    {
      id: names,
      type: "symbol",
      source: names,
      minzoom: 8,
      layout: { "text-field": ["get", "name"], "text-size": 11.5, "text-max-width": 9, "text-padding": 4 },
      paint: { "text-halo-width": 1.4 },
    },
  ];
}
