import { distanceM } from "@cartage/telemetry/geodesy";
import { emptyWay, type Way } from "../roads/way.ts";

/** Puts points into long straight pieces, so that speed can vary along them; drops points less than 0.2 m apart. */
export function densify({ points, limitsMps, signals }: Way, everyM: number): Way & { metres: number[] } {
  const dense = { ...emptyWay(), metres: [] as number[] };
  let metres = 0;
  for (const [i, point] of points.entries()) {
    const last = dense.points.at(-1);
    const limitMps = limitsMps[i] ?? 0;
    const gapM = last ? distanceM(last, point) : 0;
    if (last && gapM < 0.2) continue;
    const pieces = Math.ceil(gapM / everyM);
    for (let piece = 1; last && piece < pieces; piece++) {
      const share = piece / pieces;
      dense.points.push({
        lat: last.lat + (point.lat - last.lat) * share,
        lon: last.lon + (point.lon - last.lon) * share,
      });
      dense.limitsMps.push(limitsMps[i - 1] ?? limitMps);
      dense.signals.push(false);
      dense.metres.push(metres + gapM * share);
    }
    metres += gapM;
    dense.points.push(point);
    dense.limitsMps.push(limitMps);
    dense.signals.push(signals[i] ?? false);
    dense.metres.push(metres);
  }
  return dense;
}
