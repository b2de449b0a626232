import type { TrackFeatures } from "../map/history/track-features.ts";

type Way = { times: ArrayLike<number>; latE7: ArrayLike<number>; lonE7: ArrayLike<number> };

/** Over so long a leap nobody knows the way; a simplified line has long straight stretches, so it takes more than for a day. */
const unknownMs = 45 * 60_000;
const unknownDeg = 0.05;

/** Ways as lines, broken where nobody knows them. */
export function waysFeatures(ways: readonly Way[]): TrackFeatures {
  return {
    type: "FeatureCollection",
    features: ways.flatMap((way) =>
      stretchesOf(way).map((coordinates) => ({
        type: "Feature" as const,
        properties: { speedClass: 0 },
        geometry: { type: "LineString" as const, coordinates },
      })),
    ),
  };
}

function stretchesOf({ times, latE7, lonE7 }: Way): [number, number][][] {
  const stretches: [number, number][][] = [];
  let stretch: [number, number][] = [];
  for (let at = 0; at < times.length; at++) {
    const point: [number, number] = [(lonE7[at] ?? 0) / 1e7, (latE7[at] ?? 0) / 1e7];
    const before = stretch.at(-1);
    const isLong = (times[at] ?? 0) - (times[at - 1] ?? 0) > unknownMs;
    if (before && isLong && Math.hypot(point[0] - before[0], point[1] - before[1]) > unknownDeg) {
      stretches.push(stretch);
      stretch = [];
    }
    stretch.push(point);
  }
  return [...stretches, stretch].filter(({ length }) => length > 1);
}
