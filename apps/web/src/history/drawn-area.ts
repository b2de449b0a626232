import { destination, type Point } from "@cartage/telemetry/geodesy";
import type { Position } from "geojson";

/** What is drawn so far. */
export type DrawnArea = { shape: "circle" | "polygon"; middle: Point | null; radiusM: number; corners: Point[] };

/** The outline to draw, degrees; empty while there is nothing to draw. */
export function outlineOf({ shape, middle, radiusM, corners }: DrawnArea): Position[] {
  if (shape === "polygon") return corners.map(({ lat, lon }) => [lon, lat]);
  if (!middle || !(radiusM > 0)) return [];
  return Array.from({ length: 64 }, (_, step) => {
    const { lat, lon } = destination(middle, (step * 360) / 64, radiusM);
    return [lon, lat];
  });
}

/** The area as it is asked for; null until it is one. */
export function withinOf({ shape, middle, radiusM, corners }: DrawnArea) {
  if (shape === "polygon")
    return corners.length >= 3 ? { polygon: corners.map(({ lat, lon }): [number, number] => [lon, lat]) } : null;
  return middle && radiusM >= 10 ? { circle: { ...middle, radiusM } } : null;
}
