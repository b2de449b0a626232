import type { Geometry, Position } from "geojson";

/**
 * world-atlas joins shapes across the 180th meridian, as a globe wants them; a flat map needs rings whose longitudes
 * go on past 180, and Antarctica closed along the pole. geojson-vt wraps what lies beyond the world's edge.
 */
export function flatten<Shape extends Geometry>(geometry: Shape): Shape {
  if (geometry.type === "Polygon") return { ...geometry, coordinates: geometry.coordinates.map(flattenRing) };
  if (geometry.type === "MultiPolygon")
    return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(flattenRing)) };
  if (geometry.type === "MultiLineString") return { ...geometry, coordinates: geometry.coordinates.map(unwrap) };
  return geometry;
}

function flattenRing(ring: Position[]): Position[] {
  const flat = unwrap(ring);
  const [firstLon = 0] = flat[0] ?? [];
  const [lastLon = 0] = flat.at(-1) ?? [];
  if (Math.abs(lastLon - firstLon) < 180) return flat;
  const [, firstLat = 0] = flat[0] ?? [];
  return [...flat, [lastLon, -90], [firstLon, -90], [firstLon, firstLat]];
}

function unwrap(line: Position[]): Position[] {
  let turns = 0;
  let previous: number | undefined;
  return line.map(([lon = 0, lat = 0]) => {
    if (previous !== undefined && Math.abs(lon - previous) > 180) turns += lon < previous ? 1 : -1;
    previous = lon;
    return [lon + 360 * turns, lat];
  });
}
