import type { Point } from "@cartage/telemetry/geodesy";

/** A drivable line: at each point the speed allowed from there on in m/s, and whether a signal may stop traffic there. */
export type Way = { points: Point[]; limitsMps: number[]; signals: boolean[] };

export function emptyWay(): Way {
  return { points: [], limitsMps: [], signals: [] };
}

/** Puts a way behind another; the point where they meet is kept once. */
export function append(way: Way, next: Way): void {
  const last = way.points.at(-1);
  const first = next.points[0];
  const isJoined = last !== undefined && first !== undefined && last.lat === first.lat && last.lon === first.lon;
  for (let i = isJoined ? 1 : 0; i < next.points.length; i++) {
    way.points.push(next.points[i] as Point);
    way.limitsMps.push(next.limitsMps[i] ?? 0);
    way.signals.push(next.signals[i] ?? false);
  }
}

/** The same line in the other direction. */
export function reverse(way: Way): Way {
  const [, ...limits] = way.limitsMps.toReversed();
  return {
    points: way.points.toReversed(),
    limitsMps: [...limits, way.limitsMps[0] ?? 0],
    signals: way.signals.toReversed(),
  };
}
