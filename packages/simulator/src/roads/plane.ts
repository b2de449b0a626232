import { EARTH_RADIUS_M, type Point } from "@cartage/telemetry/geodesy";

/** Metres east and north of a plane's origin. */
export type Offset = { x: number; y: number };

export type Plane = { toOffset(point: Point): Offset; toPoint(offset: Offset): Point };

export const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/** Flat metres around a point in degrees (equirectangular projection); good to 0.1 % within 100 km of it. */
export function planeAt(origin: Point): Plane {
  const metresPerLon = METRES_PER_DEGREE * Math.cos((origin.lat * Math.PI) / 180);
  return {
    toOffset: ({ lat, lon }) => ({ x: (lon - origin.lon) * metresPerLon, y: (lat - origin.lat) * METRES_PER_DEGREE }),
    toPoint: ({ x, y }) => ({ lat: origin.lat + y / METRES_PER_DEGREE, lon: origin.lon + x / metresPerLon }),
  };
}

/** Metres between two points at most a few hundred kilometres apart: fast, and exact enough for laying out roads. */
export function flatDistanceM(a: Point, b: Point): number {
  const metresPerLon = METRES_PER_DEGREE * Math.cos(((a.lat + b.lat) * Math.PI) / 360);
  return Math.hypot((a.lon - b.lon) * metresPerLon, (a.lat - b.lat) * METRES_PER_DEGREE);
}
