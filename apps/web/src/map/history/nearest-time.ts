import type { HistoryColumns } from "./day-history.ts";

/** When the vehicle was nearest to a point, if it ever was as near as so many degrees of latitude; else null. */
export function nearestTime(
  { fixTime, latE7, lonE7 }: HistoryColumns,
  { lat, lon }: { lat: number; lon: number },
  withinDeg: number,
): number | null {
  const narrowing = Math.cos((lat * Math.PI) / 180);
  let nearest: number | null = null;
  let nearestDeg = withinDeg;
  for (let at = 0; at < fixTime.length; at++) {
    const awayDeg = Math.hypot((latE7[at] ?? 0) / 1e7 - lat, ((lonE7[at] ?? 0) / 1e7 - lon) * narrowing);
    if (awayDeg > nearestDeg) continue;
    nearestDeg = awayDeg;
    nearest = fixTime[at] ?? null;
  }
  return nearest;
}
