import type { FenceShape } from "@cartage/domain/geofences/inputs";
import { distanceM } from "@cartage/telemetry/geodesy";
import type { LineString, Polygon, Position } from "geojson";
import { circleRing } from "./shape-features.ts";

/** As Terra Draw keeps what can be taken hold of. */
export type Handled = { mode: "circle" | "polygon" | "linestring"; geometry: Polygon | LineString };

/** A ring with more corners has no handles on the map: nobody could tell them apart. */
const mostHandles = 400;
/** What is drawn by hand is no more exact than a centimetre. */
const decimals = 7;

/** What of a shape can be taken hold of: a circle's rim, each ring of a polygon, a corridor's line. */
export function handlesOf(shape: FenceShape): Handled[] {
  switch (shape.kind) {
    case "circle":
      return [{ mode: "circle", geometry: { type: "Polygon", coordinates: [rounded(circleRing(shape))] } }];
    case "corridor":
      return [{ mode: "linestring", geometry: { type: "LineString", coordinates: rounded(shape.line) } }];
    case "polygon":
      return shape.parts
        .flat()
        .map((ring) => ({ mode: "polygon", geometry: { type: "Polygon", coordinates: [rounded(ring)] } }) as const);
  }
}

export const hasHandles = ({ mode, geometry }: Handled) =>
  mode === "circle" || geometry.coordinates.flat().length <= mostHandles;

/** The shape with one of its handled geometries changed. */
export function withGeometry(shape: FenceShape, at: number, { coordinates }: Polygon | LineString): FenceShape {
  const [ring = []] = coordinates as Position[][];
  if (shape.kind === "circle") return movedOrResized(shape, circleOf(ring));
  if (shape.kind === "corridor") return { ...shape, line: pairs(coordinates as Position[]) };
  let index = -1;
  const parts = shape.parts.map((rings) =>
    rings.map((known) => {
      index += 1;
      return index === at ? pairs(ring) : known;
    }),
  );
  return { ...shape, parts };
}

/** A circle by its rim: half of what lies between its southern and its northern end. */
export function circleOf(rim: readonly Position[]) {
  const lats = rim.map(([, lat = 0]) => lat);
  const lons = rim.map(([lon = 0]) => lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const lon = rounding((Math.min(...lons) + Math.max(...lons)) / 2);
  const radiusM = distanceM({ lat: south, lon }, { lat: north, lon }) / 2;
  return { lat: rounding((south + north) / 2), lon, radiusM: Math.round(radiusM) };
}

/** Whoever moves a circle keeps its radius, whoever resizes it keeps its middle: on the map both change a little. */
function movedOrResized(
  before: Extract<FenceShape, { kind: "circle" }>,
  after: ReturnType<typeof circleOf>,
): FenceShape {
  const isMoved = distanceM(before, after) > before.radiusM / 200;
  return isMoved ? { ...before, lat: after.lat, lon: after.lon } : { ...before, radiusM: after.radiusM };
}

export const pairs = (places: readonly Position[]) =>
  places.map(([lon = 0, lat = 0]): [number, number] => [rounding(lon), rounding(lat)]);

const rounded = (places: readonly Position[]): Position[] => pairs(places);
const rounding = (degrees: number) => Number(degrees.toFixed(decimals));
