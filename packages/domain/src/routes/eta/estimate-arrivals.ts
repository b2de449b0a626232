import { arrivalPaths } from "./arrival-paths.ts";
import { type Correction, correctHorizon } from "./correction.ts";
import { paths } from "./normals.ts";
import type { RouteAhead, StopAhead } from "./route-ahead.ts";

/** When a stop will be reached, as a range. Instants are epoch ms. */
export interface ArrivalEstimate {
  stopId: string;
  /** As likely earlier as later. */
  p50: number;
  /** Nine times in ten by then. */
  p90: number;
  /** The same before the correction; what a correction learns from. */
  rawP50: number;
  rawP90: number;
  /** How likely it is to come after the last window's end, 0 to 1; null without a window. */
  lateShare: number | null;
}

/**
 * P50 and P90 of the arrival at each stop that is left, in the order of the route. P90 ≥ P50 ≥ now; a stop where the
 * vehicle stands has its arrival for both. About 1.3 ms of a core for a route of ten stops.
 */
export function estimateArrivals(ahead: RouteAhead, correction: Correction | null): ArrivalEstimate[] {
  return arrivalPaths(ahead).map(({ stop, arrivals }) => {
    const sorted = arrivals.sort();
    const [rawP50, rawP90] = [quantile(sorted, 0.5), quantile(sorted, 0.9)];
    const lateShare = lateShareOf(stop, sorted, (at) => corrected(at, "p50"));
    if (stop.arrivedAt !== null) return { stopId: stop.stopId, p50: rawP50, p90: rawP90, rawP50, rawP90, lateShare };
    const p50 = corrected(rawP50, "p50");
    return { stopId: stop.stopId, p50, p90: Math.max(p50, corrected(rawP90, "p90")), rawP50, rawP90, lateShare };
  });

  function corrected(at: number, which: "p50" | "p90"): number {
    const horizonS = Math.max(0, (at - ahead.now) / 1000);
    return Math.round(ahead.now + 1000 * (correction ? correctHorizon(correction[which], horizonS) : horizonS));
  }
}

/** By nearest rank, of sorted values. */
function quantile(sorted: Float64Array, share: number): number {
  return Math.round(sorted[Math.ceil(share * paths) - 1] ?? 0);
}

function lateShareOf({ windows, arrivedAt }: StopAhead, sorted: Float64Array, corrected: (at: number) => number) {
  const until = windows.at(-1)?.until;
  if (until === undefined) return null;
  if (arrivedAt !== null) return arrivedAt > until ? 1 : 0;
  // the correction keeps the order: the first that is late is found by halving
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (corrected(sorted[middle] ?? 0) > until) high = middle;
    else low = middle + 1;
  }
  return (sorted.length - low) / sorted.length;
}
