import type { FeatureCollection, LineString, Point } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { fontOf } from "../island/font-of.ts";
import type { MapLook } from "../island/map-look.ts";
import { ownPrefix } from "../island/own-prefix.ts";
import { whenComplete } from "../island/stages.ts";

export interface ShownRoute {
  vehicleId: string;
  isSelected: boolean;
  /** From the start over its places to the end. */
  line: { lat: number; lon: number }[];
  stops: { number: number; lat: number; lon: number }[];
}

const lines = `${ownPrefix}routes`;
const stops = `${ownPrefix}route-stops`;
const numbers = `${ownPrefix}route-numbers`;
const waiting = `${ownPrefix}waiting`;

/** Draws routes as lines, the selected one over the others with its stops numbered, and what waits as small dots. */
export function showRoutes(
  map: MapLibreMap,
  { routes, places }: { routes: readonly ShownRoute[]; places: readonly { lat: number; lon: number }[] },
  look: MapLook,
): () => void {
  return whenComplete(map, () => {
    // nothing is drawn and nothing was: no shader is worth it
    if (routes.length + places.length === 0 && !map.getLayer(lines)) return;
    const { palette, nameHalo } = look;
    put(map, waiting, points(places.map(({ lat, lon }) => ({ lat, lon, properties: {} }))));
    put(map, lines, {
      type: "FeatureCollection",
      features: routes.map(({ vehicleId, isSelected, line }) => ({
        type: "Feature",
        properties: { vehicleId, isSelected, rank: isSelected ? 1 : 0 },
        geometry: { type: "LineString", coordinates: line.map(({ lat, lon }) => [lon, lat]) } satisfies LineString,
      })),
    });
    const numbered = routes.flatMap(({ vehicleId, isSelected, stops: own }) =>
      own.map(({ number, ...place }) => ({ ...place, properties: { number: String(number), vehicleId, isSelected } })),
    );
    put(map, stops, points(numbered));
    if (!map.getLayer(lines)) addLayers(map);
    map.setLayoutProperty(numbers, "text-font", fontOf(map));
    const isSelected = ["get", "isSelected"] as ["get", string];
    map.setPaintProperty(lines, "line-color", ["case", isSelected, palette.accent, palette.inkMuted]);
    map.setPaintProperty(lines, "line-width", ["case", isSelected, 3, 1.25]);
    map.setPaintProperty(lines, "line-opacity", ["case", isSelected, 0.9, 0.4]);
    map.setPaintProperty(stops, "circle-color", ["case", isSelected, palette.accent, palette.inkMuted]);
    map.setPaintProperty(stops, "circle-radius", ["case", isSelected, 9, 3]);
    map.setPaintProperty(stops, "circle-stroke-color", nameHalo);
    map.setPaintProperty(numbers, "text-color", palette.onAccent);
    map.setPaintProperty(waiting, "circle-color", palette.warning);
    map.setPaintProperty(waiting, "circle-stroke-color", nameHalo);
  });
}

function addLayers(map: MapLibreMap): void {
  const rank: ["get", string] = ["get", "rank"];
  const layout = { "line-cap": "round" as const, "line-join": "round" as const, "line-sort-key": rank };
  map.addLayer({
    id: waiting,
    type: "circle",
    source: waiting,
    paint: { "circle-radius": 4, "circle-stroke-width": 1 },
  });
  map.addLayer({ id: lines, type: "line", source: lines, layout });
  map.addLayer({ id: stops, type: "circle", source: stops, paint: { "circle-stroke-width": 1.5 } });
  map.addLayer({
    id: numbers,
    type: "symbol",
    source: stops,
    filter: ["get", "isSelected"],
    layout: { "text-field": ["get", "number"], "text-size": 11, "text-allow-overlap": true },
  });
}

/** The route at a place of the map, in CSS pixels. */
export function routeAt(map: MapLibreMap, { x, y }: { x: number; y: number }): string | null {
  if (!map.getLayer(lines)) return null;
  const near = 5;
  const [hit] = map.queryRenderedFeatures(
    [
      [x - near, y - near],
      [x + near, y + near],
    ],
    { layers: [stops, lines] },
  );
  return typeof hit?.properties.vehicleId === "string" ? hit.properties.vehicleId : null;
}

type Placed = { lat: number; lon: number; properties: Record<string, unknown> };

function points(places: readonly Placed[]): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: places.map(({ lat, lon, properties }) => ({
      type: "Feature",
      properties,
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  };
}

function put(map: MapLibreMap, id: string, data: FeatureCollection): void {
  const known = map.getSource<GeoJSONSource>(id);
  if (known) known.setData(data);
  else map.addSource(id, { type: "geojson", data });
}
