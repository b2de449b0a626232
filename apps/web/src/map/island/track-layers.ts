import type { Palette } from "@cartage/ui/tokens";
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { TrackFeatures } from "../history/track-features.ts";
import { ownPrefix } from "./own-prefix.ts";

const source = `${ownPrefix}track`;
const casing = `${ownPrefix}track-casing`;
const line = `${ownPrefix}track-line`;

type TrackInk = { palette: Palette; color: string | ExpressionSpecification };

/** Draws a track over the land and below the vehicles, or takes it away; waits until the style is there. */
export function showTrack(map: MapLibreMap, track: TrackFeatures | null, { palette, color }: TrackInk): () => void {
  const put = () => {
    const data: TrackFeatures = track ?? { type: "FeatureCollection", features: [] };
    const known = map.getSource<GeoJSONSource>(source);
    if (!known && !track) return;
    if (known) known.setData(data);
    else map.addSource(source, { type: "geojson", data });
    if (!map.getLayer(line)) {
      const layout = { "line-join": "round", "line-cap": "round" } as const;
      map.addLayer({ id: casing, type: "line", source, layout, paint: { "line-width": 6.5, "line-opacity": 0.85 } });
      map.addLayer({ id: line, type: "line", source, layout, paint: { "line-width": 3 } });
    }
    map.setPaintProperty(casing, "line-color", palette.surface);
    map.setPaintProperty(line, "line-color", color);
  };
  if (map.style?._loaded) put();
  else map.once("style.load", put);
  return () => void map.off("style.load", put);
}
