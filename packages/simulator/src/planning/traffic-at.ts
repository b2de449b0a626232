import { noise } from "../random/noise.ts";

const HOUR_MS = 3_600_000;
const ZONE_H = 7;
/** Share of the free speed in cities, by local hour. */
const BY_HOUR = [
  1.1, 1.12, 1.12, 1.1, 1.08, 1.02, 0.92, 0.76, 0.74, 0.84, 0.88, 0.86, 0.9, 0.92, 0.9, 0.87, 0.8, 0.71, 0.74, 0.86,
  0.95, 1, 1.04, 1.08,
];

/** How fast city traffic flows at a moment (ms since the epoch): 1 is the usual speed, rush hours are slower. */
export function trafficAt(at: number): number {
  const hour = (((at / HOUR_MS + ZONE_H) % 24) + 24) % 24;
  return (BY_HOUR[Math.floor(hour)] ?? 1) * (1 + 0.05 * noise(11, at / HOUR_MS));
}
