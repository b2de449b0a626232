import { describe, expect, test } from "vitest";
import { type DrawnArea, noArea, outlineOf, pressed, withinOf } from "./drawn-area.ts";

const circle = { ...noArea, lat: "10.775", lon: "106.6" };

describe("a circle", () => {
  test("is what was typed", () => {
    expect(withinOf(circle)).toEqual({ circle: { lat: 10.775, lon: 106.6, radiusM: 500 } });
    expect(outlineOf(circle)).toHaveLength(64);
  });

  test.each([
    [{ lat: "" }],
    [{ lat: "-" }],
    [{ lat: "91" }],
    [{ lon: "181" }],
    [{ radiusM: "9" }],
    [{ radiusM: "" }],
  ] satisfies [Partial<DrawnArea>][])("is none yet with %j", (typed) => {
    expect(withinOf({ ...circle, ...typed })).toBeNull();
    expect(outlineOf({ ...circle, ...typed })).toEqual([]);
  });

  test("has its middle where the map was pressed", () => {
    expect(pressed(circle, { lat: 21.028511, lon: 105.804817 })).toMatchObject({ lat: "21.02851", lon: "105.80482" });
  });
});

test("a polygon has three corners at least, one for each press", () => {
  const corners = [
    { lat: 10, lon: 106 },
    { lat: 10, lon: 107 },
    { lat: 11, lon: 107 },
  ];
  const drawn = corners.slice(0, 2).reduce(pressed, { ...noArea, shape: "polygon" });
  expect(withinOf(drawn)).toBeNull();
  expect(withinOf(corners.slice(2).reduce(pressed, drawn))).toEqual({
    polygon: [
      [106, 10],
      [107, 10],
      [107, 11],
    ],
  });
});

test("a geofence is asked for by its id, and presses do not change it", () => {
  const chosen: DrawnArea = { ...noArea, shape: "geofence" };
  expect(withinOf(chosen)).toBeNull();
  const geofenceId = "0199f3c8-0000-7000-8000-000000000000";
  expect(withinOf(pressed({ ...chosen, geofenceId }, { lat: 1, lon: 1 }))).toEqual({ geofenceId });
});
