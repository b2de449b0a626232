import type { Point } from "@cartage/telemetry/geodesy";

const STEPS = 1e6;

/**
 * The places of an encoded polyline with six digits, as Valhalla gives a leg's shape (developers.google.com/maps,
 * "Encoded Polyline Algorithm Format", with 1e6 in place of 1e5).
 */
export function decodePolyline6(encoded: string): Point[] {
  const places: Point[] = [];
  let [at, lat, lon] = [0, 0, 0];
  const next = () => {
    let [value, shift, chunk] = [0, 0, 0];
    do {
      chunk = encoded.charCodeAt(at++) - 63;
      value += (chunk & 0x1f) * 2 ** shift;
      shift += 5;
    } while (chunk >= 0x20);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  while (at < encoded.length) {
    lat += next();
    lon += next();
    places.push({ lat: lat / STEPS, lon: lon / STEPS });
  }
  return places;
}
