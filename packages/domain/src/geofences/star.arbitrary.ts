import fc from "fast-check";
import type { LonLat } from "./ring-rules.ts";

/** A ring that does not cross itself: corners around a middle, each at its own distance, in whole 1e-7°. */
export function star({ lon, lat, reachDeg, most = 40 }: { lon: number; lat: number; reachDeg: number; most?: number }) {
  const spoke = fc.double({ min: 0.3, max: 1, noNaN: true });
  return fc
    .array(spoke, { minLength: 3, maxLength: most })
    .map((spokes): LonLat[] => starOf(spokes, { lon, lat, reachDeg }));
}

export function starOf(
  spokes: readonly number[],
  { lon, lat, reachDeg }: { lon: number; lat: number; reachDeg: number },
): LonLat[] {
  return spokes.map((spoke, at) => {
    const angle = (2 * Math.PI * at) / spokes.length;
    const place = [lon + Math.cos(angle) * spoke * reachDeg, lat + Math.sin(angle) * spoke * reachDeg] as const;
    return [Math.round(place[0] * 1e7) / 1e7, Math.round(place[1] * 1e7) / 1e7];
  });
}
