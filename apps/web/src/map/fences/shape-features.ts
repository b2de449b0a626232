import type { FenceShape } from "@cartage/domain/geofences/inputs";
import { destination } from "@cartage/telemetry/geodesy";
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Position } from "geojson";
import { mercatorX, mercatorY, pxPerMetre, worldPx } from "../mercator.ts";

/** A geofence as a map shows it. */
export type ShownFence = { id: string; name: string; colour: string | null; shape: FenceShape; isChosen?: boolean };

type FenceFeature = Feature<MultiPolygon | LineString, { id: string; colour: string; isChosen: boolean; px0: number }>;
type FenceFeatures = {
  areas: FeatureCollection<MultiPolygon | LineString, FenceFeature["properties"]>;
  names: FeatureCollection<Point, { name: string; id: string; colour: string; dotUntil: number }>;
};

const circleCorners = 64;
const dotPx = 10;

/** The features of geofences: areas with the great ones below, a line with its width for a corridor, and a place for each name. */
export function fenceFeatures(fences: readonly ShownFence[], accent: string): FenceFeatures {
  const sized = fences.map((fence) => ({ fence, places: placesOf(fence.shape) }));
  const areas = sized
    .map(({ fence, places }) => ({ feature: toFeature(fence, accent), size: sizeOf(places) }))
    .sort((one, other) => other.size - one.size);
  return {
    areas: { type: "FeatureCollection", features: areas.map(({ feature }) => feature) },
    names: {
      type: "FeatureCollection",
      features: sized.map(({ fence: { id, name, colour, shape }, places }) => ({
        type: "Feature",
        properties: { id, name, colour: colour ?? accent, dotUntil: dotUntil(places) },
        geometry: { type: "Point", coordinates: namePlace(shape) },
      })),
    },
  };
}

/** The corners that bound a shape, longitudes without a step at the antimeridian. */
export function placesOf(shape: FenceShape): Position[] {
  if (shape.kind === "circle") return circleRing(shape);
  if (shape.kind === "corridor") return unwrapped(shape.line);
  return shape.parts.flatMap(([outline = []]) => unwrapped(outline));
}

/** A circle as a closed ring. */
export function circleRing({ lat, lon, radiusM }: { lat: number; lon: number; radiusM: number }): Position[] {
  const ring = Array.from({ length: circleCorners }, (_, step): Position => {
    const place = destination({ lat, lon }, (step * 360) / circleCorners, radiusM);
    return [place.lon, place.lat];
  });
  return unwrapped([[lon, lat], ...ring, ring[0] ?? [lon, lat]]).slice(1);
}

function toFeature({ id, colour, shape, isChosen = false }: ShownFence, accent: string): FenceFeature {
  const properties = { id, colour: colour ?? accent, isChosen, px0: 0 };
  if (shape.kind !== "corridor") {
    const parts = shape.kind === "circle" ? [[circleRing(shape)]] : shape.parts.map(besideEachOther);
    return { type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates: parts } };
  }
  const line = unwrapped(shape.line);
  const lat = line[Math.floor(line.length / 2)]?.[1] ?? 0;
  // a width in metres doubles with each zoom: its pixels at zoom 0 say them all
  const px0 = 2 * shape.halfWidthM * pxPerMetre(lat, 0);
  return { type: "Feature", properties: { ...properties, px0 }, geometry: { type: "LineString", coordinates: line } };
}

/** Rings of one part, on the same side of the antimeridian. */
function besideEachOther(rings: readonly Position[][]): Position[][] {
  const [first = []] = rings;
  const start = first[0];
  return rings.map((ring) => (start ? unwrapped([start, ...ring]).slice(1) : ring));
}

/** Each longitude within half a turn of the one before. */
function unwrapped(places: readonly Position[]): Position[] {
  let before: number | undefined;
  return places.map(([lon = 0, lat = 0]) => {
    const near = before === undefined ? lon : lon + 360 * Math.round((before - lon) / 360);
    before = near;
    return [near, lat];
  });
}

function namePlace(shape: FenceShape): Position {
  if (shape.kind === "circle") return [shape.lon, shape.lat];
  if (shape.kind === "corridor") return shape.line[Math.floor(shape.line.length / 2)] ?? [0, 0];
  return insideOf(besideEachOther(shape.parts[0] ?? []));
}

/** A place inside a part: the middle of its widest stretch at half its height, holes left out. */
function insideOf(rings: readonly Position[][]): Position {
  const { least, most } = rangeOf(rings[0] ?? [], 1);
  // not exactly the middle, where corners lie
  const lat = least + (most - least) * 0.503;
  const crossings = rings
    .flatMap((ring) =>
      ring.flatMap(([lon = 0, own = 0], at) => {
        const [otherLon = 0, other = 0] = ring[(at + 1) % ring.length] ?? [];
        return own > lat === other > lat ? [] : [lon + ((lat - own) / (other - own)) * (otherLon - lon)];
      }),
    )
    .sort((one, other) => one - other);
  let widest: [number, number] = [crossings[0] ?? 0, crossings[1] ?? 0];
  for (let at = 2; at + 1 < crossings.length; at += 2) {
    const [from = 0, until = 0] = crossings.slice(at, at + 2);
    if (until - from > widest[1] - widest[0]) widest = [from, until];
  }
  return [(widest[0] + widest[1]) / 2, lat];
}

/** The zoom from which on a shape is wider or higher than a dot. */
function dotUntil(places: readonly Position[]): number {
  const [lon, lat] = [rangeOf(places, 0), rangeOf(places, 1)];
  const widest = Math.max(mercatorX(lon.most) - mercatorX(lon.least), mercatorY(lat.least) - mercatorY(lat.most));
  return Math.log2(dotPx / (worldPx(0) * Math.max(widest, 1e-9)));
}

function sizeOf(places: readonly Position[]): number {
  const [lon, lat] = [rangeOf(places, 0), rangeOf(places, 1)];
  return (lon.most - lon.least) * (lat.most - lat.least);
}

function rangeOf(places: readonly Position[], axis: 0 | 1) {
  const range = { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
  for (const place of places) {
    range.least = Math.min(range.least, place[axis] ?? 0);
    range.most = Math.max(range.most, place[axis] ?? 0);
  }
  return range;
}
