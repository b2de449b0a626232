import type { Feature, FeatureCollection, LineString } from "geojson";
import { type HistoryColumns, speedAt } from "./day-history.ts";
import type { SpeedScale } from "./speed-scales.ts";

/** The way of one vehicle on one day, a line for each stretch of one speed class. */
export type TrackFeatures = FeatureCollection<LineString, { speedClass: number }>;

/** A silence after which the way between two positions is not drawn as if it were known. */
const unknownMs = 5 * 60_000;

function speedClassOf(speedMps: number, { of, edges }: SpeedScale): number {
  const at = edges.findIndex((edge) => of(speedMps) < edge);
  return at === -1 ? edges.length : at;
}

export function trackFeatures(history: HistoryColumns, scale: SpeedScale): TrackFeatures {
  const features: Feature<LineString, { speedClass: number }>[] = [];
  let line: Feature<LineString, { speedClass: number }> | undefined;
  for (let at = 1; at < history.fixTime.length; at++) {
    if ((history.fixTime[at] ?? 0) - (history.fixTime[at - 1] ?? 0) > unknownMs) {
      line = undefined;
      continue;
    }
    const speedClass = speedClassOf(speedAt(history, at), scale);
    if (line?.properties.speedClass !== speedClass) {
      line = {
        type: "Feature",
        properties: { speedClass },
        geometry: { type: "LineString", coordinates: [pointAt(history, at - 1)] },
      };
      features.push(line);
    }
    line.geometry.coordinates.push(pointAt(history, at));
  }
  return { type: "FeatureCollection", features };
}

const pointAt = ({ latE7, lonE7 }: HistoryColumns, at: number) => [(lonE7[at] ?? 0) / 1e7, (latE7[at] ?? 0) / 1e7];
