import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { readRow } from "./read-row.ts";
import { type Reading, startReading, take } from "./recording.ts";

type Properties = Record<string, unknown>;

/** GeoJSON (RFC 7946): points with a time among their properties, or lines with a list of times beside them. */
export function readGeoJson(document: Feature | FeatureCollection): Reading {
  const reading = startReading("GeoJSON");
  let element = 0;
  for (const feature of document.type === "Feature" ? [document] : document.features) {
    for (const { position, time, properties } of pointsOf(feature)) {
      const [lon, lat, alt] = position;
      const fix = readRow({
        ...properties,
        lat,
        lon,
        ...(alt !== undefined && { alt }),
        ...(time !== undefined && { t: time }),
      });
      take(reading, fix, { element: ++element });
    }
  }
  return reading;
}

export function isGeoJson(parsed: unknown): parsed is Feature | FeatureCollection {
  if (typeof parsed !== "object" || parsed === null || !("type" in parsed)) return false;
  return (
    parsed.type === "Feature" ||
    (parsed.type === "FeatureCollection" && "features" in parsed && Array.isArray(parsed.features))
  );
}

type RecordedPoint = { position: Position; time: unknown; properties: Properties };

function pointsOf({ geometry, properties }: Feature<Geometry | null>): RecordedPoint[] {
  const own: Properties = properties ?? {};
  const times = timesOf(own);
  switch (geometry?.type) {
    case "Point":
      return [{ position: geometry.coordinates, time: undefined, properties: own }];
    case "MultiPoint":
    case "LineString":
      return alongLine(geometry.coordinates, times);
    case "MultiLineString":
      return geometry.coordinates.flatMap((line, i) => alongLine(line, Array.isArray(times[i]) ? times[i] : []));
    default:
      return [];
  }
}

/** A line's times belong to its points only when there is one for each; some writers put them into the positions. */
function alongLine(line: readonly Position[], times: readonly unknown[]): RecordedPoint[] {
  return line.map((position, i) => ({
    position,
    time: times.length === line.length ? times[i] : position[3],
    properties: {},
  }));
}

/** As @tmcw/togeojson writes them, and as older converters do. */
function timesOf(properties: Properties): readonly unknown[] {
  const { coordinateProperties } = properties;
  const nested =
    typeof coordinateProperties === "object" && coordinateProperties !== null && "times" in coordinateProperties
      ? coordinateProperties.times
      : undefined;
  const times = nested ?? properties.coordTimes ?? properties.times ?? properties.timestamps;
  return Array.isArray(times) ? times : [];
}
