import type { Point } from "@cartage/telemetry/geodesy";
import { noiseOver } from "../random/noise.ts";
import { flatDistanceM } from "./plane.ts";

type Plain = Point & { radiusM: number };

/** The deltas and the coast, where roads run straight; the rest of the country is hills. */
const PLAINS: readonly Plain[] = [
  { lat: 20.75, lon: 106.1, radiusM: 85_000 },
  { lat: 10.1, lon: 105.7, radiusM: 130_000 },
  { lat: 10.9, lon: 106.7, radiusM: 75_000 },
  { lat: 19.2, lon: 105.7, radiusM: 55_000 },
  { lat: 16.5, lon: 107.5, radiusM: 35_000 },
  { lat: 15.6, lon: 108.5, radiusM: 35_000 },
  { lat: 13.9, lon: 109.1, radiusM: 30_000 },
  { lat: 12.4, lon: 109.1, radiusM: 25_000 },
  { lat: 11.4, lon: 108.8, radiusM: 25_000 },
];

const FADE_M = 35_000;

/** How hilly it is, from 0 (a delta) to 1 (mountains). */
export function hillinessAt(point: Point): number {
  const beyondM = Math.min(...PLAINS.map((plain) => flatDistanceM(plain, point) - plain.radiusM));
  return Math.min(1, Math.max(0, beyondM / FADE_M));
}

/** A plausible height above the sea in metres; no elevation data comes with the towns. */
export function altitudeAt(point: Point): number {
  const rise = hillinessAt(point);
  const ridges = noiseOver(7, point.lon * 9, point.lat * 9) + 0.4 * noiseOver(8, point.lon * 40, point.lat * 40);
  return 6 + 2 * ridges + rise * (260 + 190 * ridges);
}
