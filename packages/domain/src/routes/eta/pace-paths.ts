import { hourMs } from "./hour-of-week.ts";
import { normals, paths } from "./normals.ts";
import { type Normal, paceAt, returnS } from "./pace.ts";
import type { RouteAhead } from "./route-ahead.ts";

/** An area's traffic on each path in each hour from now on: [hour][path]. */
export type AreaPaths = (area: string, hour: number) => Float64Array;

/**
 * How the traffic of areas may go from now on. All legs of a path that cross an area in one hour meet the same traffic,
 * and the hours that follow are like it, less and less so: an Ornstein–Uhlenbeck process from the area's pace now.
 */
export function areaPaths({ now, paces }: RouteAhead, usualVariance: number): AreaPaths {
  const known = new Map<string, Float64Array[]>();
  const kept = Math.exp(-hourMs / 1000 / returnS.area);
  const usual: Normal = { mean: 0, variance: usualVariance };

  return (area, hour) => {
    let hours = known.get(area);
    if (!hours) {
      const first = paceAt(paces.areas[area], usual, now, returnS.area);
      hours = [scaled(normals(`area ${area} 0`), first)];
      known.set(area, hours);
    }
    for (let at = hours.length; at <= hour; at++) {
      const before = hours[at - 1] as Float64Array;
      const fresh = normals(`area ${area} ${at}`);
      const spread = Math.sqrt(usualVariance * (1 - kept * kept));
      for (let path = 0; path < paths; path++) fresh[path] = (before[path] ?? 0) * kept + spread * (fresh[path] ?? 0);
      hours.push(fresh);
    }
    return hours[hour] ?? new Float64Array(paths);
  };
}

/** Standard normal draws, which get a mean and a variance in place. */
export function scaled(draws: Float64Array, { mean, variance }: Normal): Float64Array {
  const spread = Math.sqrt(variance);
  for (let path = 0; path < draws.length; path++) draws[path] = mean + spread * (draws[path] ?? 0);
  return draws;
}
