import type { TrackFeatures } from "../map/history/track-features.ts";

type Way = { times: ArrayLike<number>; latE7: ArrayLike<number>; lonE7: ArrayLike<number> };

/**
 * Over so long a leap nobody knows the way; a simplified line has long straight stretches, so it takes more than for a day, and
 * still more where a whole hour on a straight road is one.
 */
const unknownMs = (toleranceM: number) => (toleranceM < 1_000 ? 45 : 120) * 60_000;
const unknownDeg = 0.05;

/** Ways that are simplified to a tolerance as lines, broken where nobody knows them. */
export function waysFeatures(ways: readonly Way[], toleranceM = 0): TrackFeatures {
  return {
    type: "FeatureCollection",
    features: ways.flatMap((way) =>
      stretchesOf(way, unknownMs(toleranceM)).map((coordinates) => ({
        type: "Feature" as const,
        properties: { speedClass: 0 },
        geometry: { type: "LineString" as const, coordinates },
      })),
    ),
  };
}

function stretchesOf({ times, latE7, lonE7 }: Way, longMs: number): [number, number][][] {
  const stretches: [number, number][][] = [];
  let stretch: [number, number][] = [];
  for (let at = 0; at < times.length; at++) {
    const point: [number, number] = [(lonE7[at] ?? 0) / 1e7, (latE7[at] ?? 0) / 1e7];
    const before = stretch.at(-1);
    const isLong = (times[at] ?? 0) - (times[at - 1] ?? 0) > longMs;
    if (before && isLong && Math.hypot(point[0] - before[0], point[1] - before[1]) > unknownDeg) {
      stretches.push(stretch);
      stretch = [];
    }
    stretch.push(point);
  }
  return [...stretches, stretch].filter(({ length }) => length > 1);
}
