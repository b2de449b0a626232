import type { Position } from "geojson";
import { type Flaw, type FoundFence, type FoundShape, UnreadableFenceFile } from "./found-fence.ts";

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** GeoJSON (RFC 7946): each feature's geometry, or a geometry alone; an element is a feature. */
export function readGeoJson(document: unknown): FoundFence[] {
  if (!isFields(document) || typeof document.type !== "string") throw new UnreadableFenceFile("other_json");
  const features =
    document.type === "FeatureCollection" && Array.isArray(document.features)
      ? document.features
      : document.type === "Feature"
        ? [document]
        : [{ type: "Feature", properties: {}, geometry: document }];
  return features.flatMap((feature: unknown, at) => foundIn(feature, at + 1));
}

function foundIn(feature: unknown, element: number): FoundFence[] {
  const properties = isFields(feature) && isFields(feature.properties) ? feature.properties : {};
  const about = {
    name: textOf(properties, ["name", "title", "Name", "NAME", "label", "id"]),
    note: textOf(properties, ["description", "note"]),
    colour: colourOf(properties),
    place: { element },
  };
  const geometry = isFields(feature) ? feature.geometry : null;
  return readGeometry(geometry, properties).map((read) =>
    "kind" in read ? { ...about, shape: read, flaw: null } : { ...about, shape: null, flaw: read },
  );
}

function readGeometry(geometry: unknown, properties: Fields): (FoundShape | Flaw)[] {
  if (!isFields(geometry) || typeof geometry.type !== "string") return [{ code: "no_geometry" }];
  const { type, coordinates } = geometry;
  const halfWidthM = widthOf(properties);
  try {
    switch (type) {
      case "Polygon":
        return [{ kind: "area", parts: [rings(coordinates)] }];
      case "MultiPolygon":
        return [{ kind: "area", parts: list(coordinates).map(rings) }];
      case "LineString":
        return [{ kind: "line", line: places(coordinates), halfWidthM }];
      case "MultiLineString":
        return list(coordinates).map((line) => ({ kind: "line", line: places(line), halfWidthM }));
      case "Point":
        return [{ kind: "point", place: place(coordinates, 0), radiusM: radiusOf(properties) }];
      case "MultiPoint":
        return places(coordinates).map((each) => ({ kind: "point", place: each, radiusM: radiusOf(properties) }));
      case "GeometryCollection":
        return list(geometry.geometries).flatMap((each) => readGeometry(each, properties));
      default:
        return [{ code: "unsupported", found: type.slice(0, 40) }];
    }
  } catch (error) {
    if (error instanceof BadPlace) return [{ code: "bad_place", ...(error.point && { point: error.point }) }];
    throw error;
  }
}

/** Something that should be a place, and which of its line it is. */
class BadPlace extends Error {
  readonly point: number | null;
  constructor(point: number | null = null) {
    super("no place");
    this.point = point;
  }
}

const rings = (value: unknown): Position[][] => list(value).map(places);
const places = (value: unknown): Position[] => list(value).map(place);

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new BadPlace();
  return value;
}

function place(value: unknown, at: number): Position {
  const [lon, lat]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof lon !== "number" || typeof lat !== "number") throw new BadPlace(at + 1);
  return [lon, lat];
}

function textOf(properties: Fields, keys: string[]): string | null {
  const value = keys.map((key) => properties[key]).find((each) => typeof each === "string" || typeof each === "number");
  return value === undefined ? null : String(value).trim() || null;
}

/** As simplestyle names them. */
function colourOf({ fill, stroke, colour, color }: Fields): string | null {
  const value = [colour, color, fill, stroke].find((each) => typeof each === "string" && /^#[0-9a-f]{6}$/i.test(each));
  return typeof value === "string" ? value.toLowerCase() : null;
}

function widthOf({ halfWidthM, width, widthM }: Fields): number | null {
  if (typeof halfWidthM === "number") return halfWidthM;
  const whole = widthM ?? width;
  return typeof whole === "number" ? whole / 2 : null;
}

function radiusOf({ radiusM, radius }: Fields): number | null {
  const value = radiusM ?? radius;
  return typeof value === "number" ? value : null;
}
