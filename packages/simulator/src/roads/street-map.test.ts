import { distanceM } from "@cartage/telemetry/geodesy";
import { expect, test } from "vitest";
import { loadStreetMap, type Place } from "./street-map.ts";

const map = loadStreetMap();

function town(name: string): number {
  return map.towns.findIndex((candidate) => candidate.name === name);
}

function centreOf(name: string): Place {
  return { town: town(name), address: { column: 0, row: 0, along: 0.5 }, stand: null };
}

test.each([
  ["Hanoi", "Haiphong", 90, 135],
  ["Hanoi", "Vinh", 250, 345],
  ["Ho Chi Minh City", "Cần Thơ", 120, 185],
  ["Ho Chi Minh City", "Ðà Lạt", 210, 330],
])("from %s to %s it is as far by road as in truth, give or take", (from, to, leastKm, mostKm) => {
  const { points } = map.way(centreOf(from), centreOf(to));
  const km = points.slice(1).reduce((sum, point, i) => sum + distanceM(points[i] ?? point, point), 0) / 1000;
  expect(km).toBeGreaterThan(leastKm);
  expect(km).toBeLessThan(mostKm);
});

test("there and back is one road, a lane apart", () => {
  const there = map.way(centreOf("Hanoi"), centreOf("Nam Định")).points;
  const back = map.way(centreOf("Nam Định"), centreOf("Hanoi")).points;
  const middle = there[Math.floor(there.length / 2)];
  if (!middle) throw new Error("the way has no points");
  const nearestM = Math.min(...back.map((point) => distanceM(point, middle)));
  expect(nearestM).toBeGreaterThan(1);
  expect(nearestM).toBeLessThan(12);
});

test("a way has no piece in the air: its points follow each other closely or in one line", () => {
  const { points } = map.way(centreOf("Hanoi"), centreOf("Lạng Sơn"));
  for (const [i, point] of points.entries()) expect(distanceM(points[i - 1] ?? point, point)).toBeLessThan(3_500);
});

test("addresses lie within the reach asked for", () => {
  const hanoi = town("Hanoi");
  const centre = map.towns[hanoi];
  if (!centre) throw new Error("Hanoi is not among the towns");
  for (let seed = 0; seed < 50; seed++) {
    const to: Place = { town: hanoi, address: map.anyAddress(hanoi, seed, 2_000), stand: null };
    const end = map.way(centreOf("Hanoi"), to).points.at(-1) ?? centre;
    expect(distanceM(centre, end)).toBeLessThan(4_500);
  }
});
