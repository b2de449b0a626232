import { expect, test } from "vitest";
import { lengthsByMonth } from "./way-lengths.ts";
import { waysFeatures } from "./ways-features.ts";

const hourMs = 3_600_000;
const way = (...rows: [hours: number, lat: number, lon: number][]) => ({
  times: rows.map(([hours]) => Date.UTC(2026, 10, 30) + hours * hourMs),
  latE7: rows.map(([, lat]) => Math.round(lat * 1e7)),
  lonE7: rows.map(([, , lon]) => Math.round(lon * 1e7)),
});

test("a line breaks where the vehicle was far away after a long silence, not where it stood", () => {
  const { features } = waysFeatures([
    way([0, 0, 0], [0.1, 0, 0.01], [5, 0, 0.01], [5.1, 0, 0.02], [9, 0, 1], [9.1, 0, 1.01]),
  ]);
  expect(features.map(({ geometry }) => geometry.coordinates.length)).toEqual([4, 2]);
});

test("a straight stretch of a coarse line is longer than one of a fine line before nobody knows it", () => {
  const ways = [way([0, 0, 0], [1, 0, 0.5], [2.9, 0, 1.5], [5, 0, 2], [5.1, 0, 2.1])];
  const stretches = (toleranceM: number) => waysFeatures(ways, toleranceM).features.length;
  expect([stretches(100), stretches(1_000)]).toEqual([1, 2]);
});

test("a way counts for the month in which it began, as the reader's zone has it", () => {
  const ways = [way([0, 0, 0], [1, 0, 0.01]), way([20, 0, 0], [21, 0, 0.01])];
  expect(lengthsByMonth(ways, "Asia/Ho_Chi_Minh").map(([month, lengthM]) => [month, Math.round(lengthM)])).toEqual([
    ["2026-11", 1112],
    ["2026-12", 1112],
  ]);
});
