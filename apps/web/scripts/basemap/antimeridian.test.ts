import { expect, test } from "vitest";
import { flatten } from "./antimeridian.ts";

test("a ring across the 180th meridian goes on past it", () => {
  const ring = [
    [179, 10],
    [-179, 10],
    [-179, 12],
    [179, 12],
    [179, 10],
  ];
  const flat = flatten({ type: "Polygon", coordinates: [ring] });
  expect(flat.coordinates[0]?.map(([lon]) => lon)).toEqual([179, 181, 181, 179, 179]);
});

test("a ring around the pole is closed along it", () => {
  const ring = [
    [-180, -70],
    [-60, -72],
    [60, -71],
    [179, -70],
    [-180, -70],
  ];
  const flat = flatten({ type: "Polygon", coordinates: [ring] }).coordinates[0];
  expect(flat?.slice(-3)).toEqual([
    [180, -90],
    [-180, -90],
    [-180, -70],
  ]);
});

test("a ring elsewhere stays as it is", () => {
  const coordinates = [
    [
      [105, 10],
      [106, 10],
      [106, 11],
      [105, 10],
    ],
  ];
  expect(flatten({ type: "Polygon", coordinates }).coordinates).toEqual(coordinates);
});
