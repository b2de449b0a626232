import type { FeatureCollection, LineString, Point } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { fontOf } from "../island/font-of.ts";
import type { MapLook } from "../island/map-look.ts";
import { ownPrefix } from "../island/own-prefix.ts";
import { whenComplete } from "../island/stages.ts";

export type ShownHub = { id: string; name: string; lat: number; lon: number; state: string; isChosen?: boolean };
export type ShownLane = { fromHubId: string; toHubId: string; isOpen: boolean };

const hubs = `${ownPrefix}hubs`;
const names = `${ownPrefix}hub-names`;
const lanes = `${ownPrefix}lanes`;

/** Draws lanes as lines, dashed where they are closed, and hubs as dots in the colour of their state, with names. */
export function showNetwork(
  map: MapLibreMap,
  { shownHubs, shownLanes }: { shownHubs: readonly ShownHub[]; shownLanes: readonly ShownLane[] },
  look: MapLook,
): () => void {
  return whenComplete(map, () => {
    // nothing is drawn and nothing was: no shader is worth it
    if (shownHubs.length === 0 && !map.getLayer(hubs)) return;
    const { palette, nameHalo } = look;
    const colourOf = (state: string) =>
      state === "active" ? palette.accent : state === "broken" ? palette.critical : palette.warning;
    const placeOf = new Map(shownHubs.map(({ id, lon, lat }) => [id, [lon, lat]]));
    const points: FeatureCollection<Point> = {
      type: "FeatureCollection",
      features: shownHubs.map(({ id, name, lat, lon, state, isChosen = false }) => ({
        type: "Feature",
        properties: { id, name, colour: colourOf(state), radius: isChosen ? 8 : 5.5 },
        geometry: { type: "Point", coordinates: [lon, lat] },
      })),
    };
    const lines: FeatureCollection<LineString> = {
      type: "FeatureCollection",
      features: shownLanes.flatMap(({ fromHubId, toHubId, isOpen }) => {
        const [from, to] = [placeOf.get(fromHubId), placeOf.get(toHubId)];
        if (!from || !to) return [];
        return [
          {
            type: "Feature",
            properties: { isOpen },
            geometry: { type: "LineString", coordinates: [from, to] },
          } as const,
        ];
      }),
    };
    put(map, lanes, lines);
    put(map, hubs, points);
    if (!map.getLayer(lanes)) {
      const layout = { "line-cap": "round" } as const;
      map.addLayer({ id: lanes, type: "line", source: lanes, filter: ["get", "isOpen"], layout });
      map.addLayer({
        id: `${lanes}-closed`,
        type: "line",
        source: lanes,
        filter: ["!", ["get", "isOpen"]],
        paint: { "line-dasharray": [2, 2], "line-width": 1.5 },
      });
      map.addLayer({
        id: hubs,
        type: "circle",
        source: hubs,
        paint: { "circle-radius": ["get", "radius"], "circle-color": ["get", "colour"], "circle-stroke-width": 2 },
      });
      map.addLayer({
        id: names,
        type: "symbol",
        source: hubs,
        layout: { "text-field": ["get", "name"], "text-size": 12, "text-offset": [0, 1.1], "text-anchor": "top" },
        paint: { "text-halo-width": 1.4 },
      });
    }
    map.setLayoutProperty(names, "text-font", fontOf(map));
    map.setPaintProperty(lanes, "line-color", palette.accent);
    map.setPaintProperty(lanes, "line-width", 2);
    map.setPaintProperty(lanes, "line-opacity", 0.55);
    map.setPaintProperty(`${lanes}-closed`, "line-color", palette.inkMuted);
    map.setPaintProperty(hubs, "circle-stroke-color", nameHalo);
    map.setPaintProperty(names, "text-color", palette.ink);
    map.setPaintProperty(names, "text-halo-color", nameHalo);
  });
}

/** The hub at a place of the map, in CSS pixels. */
export function hubAt(map: MapLibreMap, { x, y }: { x: number; y: number }): string | null {
  if (!map.getLayer(hubs)) return null;
  const near = 6;
  const [hit] = map.queryRenderedFeatures(
    [
      [x - near, y - near],
      [x + near, y + near],
    ],
    { layers: [hubs] },
  );
  return typeof hit?.properties.id === "string" ? hit.properties.id : null;
}

function put(map: MapLibreMap, id: string, data: FeatureCollection): void {
  const known = map.getSource<GeoJSONSource>(id);
  if (known) known.setData(data);
  else map.addSource(id, { type: "geojson", data });
}
