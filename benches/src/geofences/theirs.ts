import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { Feature, Polygon } from "geojson";
import RBush from "rbush";

type LonLat = [lon: number, lat: number];
type Area = Feature<Polygon>;
interface Boxed {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  area: Area;
}

export function areasOf(rings: LonLat[][]): Area[] {
  return rings.map((ring) => {
    const lons = ring.map(([lon]) => lon);
    const lats = ring.map(([, lat]) => lat);
    const bbox: Area["bbox"] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    return { type: "Feature", bbox, properties: {}, geometry: { type: "Polygon", bbox, coordinates: [ring] } };
  });
}

/** Turf alone: each area, which Turf looks at by its box first. */
export function countWithTurf(areas: Area[], places: LonLat[]): number {
  let covering = 0;
  for (const place of places) for (const area of areas) if (booleanPointInPolygon(place, area)) covering++;
  return covering;
}

export function treeOf(areas: Area[]): RBush<Boxed> {
  const tree = new RBush<Boxed>();
  return tree.load(
    areas.map((area) => {
      const [minX = 0, minY = 0, maxX = 0, maxY = 0] = area.bbox ?? [];
      return { minX, minY, maxX, maxY, area };
    }),
  );
}

/** RBush for the boxes, Turf for what they hold. */
export function countWithRBush(tree: RBush<Boxed>, places: LonLat[]): number {
  let covering = 0;
  for (const place of places) {
    const [minX, minY] = place;
    for (const { area } of tree.search({ minX, minY, maxX: minX, maxY: minY })) {
      if (booleanPointInPolygon(place, area)) covering++;
    }
  }
  return covering;
}
