import { expect, test } from "vitest";
import { cleaned, type HistoryColumns, indexAt, segmentsOf, totalsOf } from "./day-history.ts";
import { nearestTime } from "./nearest-time.ts";
import { speedScales } from "./speed-scales.ts";
import { trackFeatures } from "./track-features.ts";

const minute = 60_000;

/** A day from rows of minute, metres driven along the equator, speed, verdict. */
function dayOf(
  ...rows: [minutes: number, metres: number, speedMps: number | null, verdict?: string][]
): HistoryColumns {
  return {
    fixTime: rows.map(([at]) => at * minute),
    latE7: rows.map(() => 0),
    lonE7: rows.map(([, metres]) => Math.round((metres / 111_195) * 1e7)),
    speedMps: rows.map(([, , speed]) => speed),
    headingDeg: rows.map(() => 90),
    accuracyM: rows.map(() => 5),
    verdict: rows.map(([, , , verdict]) => verdict ?? "accepted"),
  };
}

test("a leap between two positions is nobody's top speed", () => {
  const day = dayOf([0, 0, null], [1, 1_200, null], [2, 40_000, null], [3, 41_500, null]);
  expect(totalsOf(day, segmentsOf(day)).topSpeedMps).toBeCloseTo(25, 1);
});

test("a day is told as moving, standing and silence", () => {
  const day = dayOf([0, 0, 15], [1, 900, 15], [2, 1800, 0], [4, 1800, 0], [6, 1800, 0], [40, 30_000, 0]);
  expect(segmentsOf(day)).toEqual([
    { kind: "moving", from: 0, until: 2 * minute },
    { kind: "standing", from: 2 * minute, until: 6 * minute },
    { kind: "gap", from: 6 * minute, until: 40 * minute },
  ]);
});

test("a device that sleeps where it stood was standing", () => {
  expect(segmentsOf(dayOf([0, 0, 0], [180, 20, 0]))).toEqual([{ kind: "standing", from: 0, until: 180 * minute }]);
});

test("a traffic light does not end a drive", () => {
  const day = dayOf([0, 0, 15], [1, 900, 0], [2, 900, 0], [3, 900, 15], [4, 1800, 15]);
  expect(segmentsOf(day)).toEqual([{ kind: "moving", from: 0, until: 4 * minute }]);
});

test("the noise of a receiver that stands is not distance", () => {
  const day = dayOf([0, 0, 20], [1, 1200, 20], [2, 2400, 0], [3, 2412, 0], [4, 2400, 0]);
  expect(totalsOf(day, segmentsOf(day)).distanceM).toBeCloseTo(2400, 0);
});

test("the clean track leaves out what screening doubted", () => {
  const day = dayOf([0, 0, 15], [1, 90_000, 15, "jump"], [2, 1800, 15]);
  expect(cleaned(day).fixTime).toEqual([0, 2 * minute]);
  expect(cleaned(dayOf([0, 0, 1])).fixTime).toEqual([0]);
});

test("the line breaks where nobody knows the way, and changes where the speed class does", () => {
  const day = dayOf([0, 0, 3], [1, 180, 3], [2, 1500, 25], [30, 9000, 25], [31, 10_500, 25]);
  const lines = trackFeatures(day, speedScales.metric).features.map(({ properties, geometry }) => [
    properties.speedClass,
    geometry.coordinates.length,
  ]);
  expect(lines).toEqual([
    [0, 2],
    [3, 2],
    [3, 2],
  ]);
});

test.each([
  ["metric", 0, 1, 2, 3],
  ["imperial", 1, 2, 2, 3],
] as const)("in %s units 5, 13, 22 and 25 m/s are of classes %d, %d, %d and %d", (units, ...classes) => {
  const day = dayOf([0, 0, 5], [1, 300, 5], [2, 1080, 13], [3, 2400, 22], [4, 3900, 25]);
  const lines = trackFeatures(day, speedScales[units]).features;
  expect(lines.map(({ properties }) => properties.speedClass)).toEqual([...new Set(classes)]);
});

test.each([
  [-1, -1],
  [0, 0],
  [minute, 0],
  [2 * minute, 1],
  [99 * minute, 1],
])("the position that holds at %i is number %i", (time, index) => {
  expect(indexAt(dayOf([0, 0, 1], [2, 100, 1]), time)).toBe(index);
});

test("pointing at the track finds its moment, pointing elsewhere none", () => {
  const day = dayOf([0, 0, 10], [1, 1000, 10], [2, 2000, 10]);
  expect(nearestTime(day, { lat: 0.0005, lon: 1000 / 111_195 }, 0.002)).toBe(minute);
  expect(nearestTime(day, { lat: 0.1, lon: 0 }, 0.002)).toBeNull();
});
