import { EARTH_RADIUS_M } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";

/** Where some positions lie between, in 1e-7 degrees; one that reaches across the antimeridian goes round the globe. */
export interface Box {
  southE7: number;
  westE7: number;
  northE7: number;
  eastE7: number;
}

const radiansOf = (e7: number) => (fromE7(e7) * Math.PI) / 180;

export function joinedBox(a: Box, b: Box): Box {
  return {
    southE7: Math.min(a.southE7, b.southE7),
    westE7: Math.min(a.westE7, b.westE7),
    northE7: Math.max(a.northE7, b.northE7),
    eastE7: Math.max(a.eastE7, b.eastE7),
  };
}

/** No two places of a box are further apart, in metres: along a meridian, then along the widest parallel. */
export function widestM({ southE7, westE7, northE7, eastE7 }: Box): number {
  const nearest = southE7 <= 0 && northE7 >= 0 ? 0 : Math.min(Math.abs(southE7), Math.abs(northE7));
  const along = radiansOf(eastE7 - westE7) * Math.cos(radiansOf(nearest));
  return (radiansOf(northE7 - southE7) + along) * EARTH_RADIUS_M;
}

/** No place of one box is nearer to a place of the other, in metres: by latitudes alone, or by longitudes alone (haversine). */
export function leastApartM(a: Box, b: Box): number {
  const north = radiansOf(Math.max(0, a.southE7 - b.northE7, b.southE7 - a.northE7));
  const both = joinedBox(a, b);
  const furthest = Math.max(Math.abs(both.southE7), Math.abs(both.northE7));
  const between = Math.max(0, a.westE7 - b.eastE7, b.westE7 - a.eastE7);
  const around = Math.max(0, 3_600_000_000 - (both.eastE7 - both.westE7));
  const half = Math.cos(radiansOf(furthest)) * Math.sin(radiansOf(Math.min(between, around)) / 2);
  return Math.max(north, 2 * Math.asin(Math.min(1, half))) * EARTH_RADIUS_M;
}
