import type { FindPresence } from "@cartage/domain/tracking/trips/inputs";
import { destination, type Point } from "@cartage/telemetry/geodesy";
import type { Position } from "geojson";
import type { z } from "zod";

export const areaShapes = ["circle", "polygon", "geofence"] as const;

/** What is drawn, typed or chosen so far; numbers as they are typed. */
export type DrawnArea = {
  shape: (typeof areaShapes)[number];
  lat: string;
  lon: string;
  radiusM: string;
  corners: Point[];
  geofenceId: string | null;
};

type Within = z.infer<typeof FindPresence>["within"];

export const noArea: DrawnArea = { shape: "circle", lat: "", lon: "", radiusM: "500", corners: [], geofenceId: null };

/** With a press on the map: the middle of a circle, or one corner more. */
export function pressed(area: DrawnArea, at: Point): DrawnArea {
  if (area.shape === "geofence") return area;
  if (area.shape === "polygon") return { ...area, corners: [...area.corners, at] };
  return { ...area, lat: at.lat.toFixed(5), lon: at.lon.toFixed(5) };
}

/** The outline to draw, degrees; empty while there is nothing to draw. A geofence is drawn as geofences are. */
export function outlineOf(area: DrawnArea): Position[] {
  if (area.shape === "polygon") return area.corners.map(({ lat, lon }) => [lon, lat]);
  const circle = area.shape === "circle" ? circleOf(area) : null;
  if (!circle) return [];
  return Array.from({ length: 64 }, (_, step) => {
    const { lat, lon } = destination(circle, (step * 360) / 64, circle.radiusM);
    return [lon, lat];
  });
}

/** The area as it is asked for; null until it is one. */
export function withinOf(area: DrawnArea): Within | null {
  if (area.shape === "geofence") return area.geofenceId === null ? null : { geofenceId: area.geofenceId };
  if (area.shape === "polygon")
    return area.corners.length >= 3
      ? { polygon: area.corners.map(({ lat, lon }): [number, number] => [lon, lat]) }
      : null;
  const circle = circleOf(area);
  return circle && { circle };
}

function circleOf(area: Pick<DrawnArea, "lat" | "lon" | "radiusM">) {
  const [lat, lon, radiusM] = [numberIn(area.lat), numberIn(area.lon), numberIn(area.radiusM)];
  if (lat === null || lon === null || radiusM === null || radiusM < 10) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon, radiusM } : null;
}

function numberIn(text: string): number | null {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) ? value : null;
}
