import type { Feature, Polygon, Position } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { ownPrefix } from "./own-prefix.ts";

const source = `${ownPrefix}area`;
const fill = `${ownPrefix}area-fill`;
const edge = `${ownPrefix}area-edge`;

/** Draws an area, or its corners so far; waits until the style is there. */
export function showArea(map: MapLibreMap, outline: Position[], color: string): () => void {
  const put = () => {
    const [first] = outline;
    const ring = first ? [...outline, first] : [];
    const data: Feature<Polygon> = {
      type: "Feature",
      properties: {},
      geometry: { type: "Polygon", coordinates: [ring] },
    };
    const known = map.getSource<GeoJSONSource>(source);
    if (known) known.setData(data);
    else map.addSource(source, { type: "geojson", data });
    if (!map.getLayer(fill)) map.addLayer({ id: fill, type: "fill", source, paint: { "fill-opacity": 0.15 } });
    if (!map.getLayer(edge)) map.addLayer({ id: edge, type: "line", source, paint: { "line-width": 2 } });
    map.setPaintProperty(fill, "fill-color", color);
    map.setPaintProperty(edge, "line-color", color);
  };
  if (map.style?._loaded) put();
  else map.once("style.load", put);
  return () => void map.off("style.load", put);
}
