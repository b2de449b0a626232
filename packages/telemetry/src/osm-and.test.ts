import { describe, expect, test } from "vitest";
import { decodeOsmAnd } from "./osm-and.ts";

const decode = (payload: string | object) =>
  decodeOsmAnd(new TextEncoder().encode(typeof payload === "string" ? payload : JSON.stringify(payload)));

describe("the form", () => {
  test("of Traccar Client before 9: knots, seconds, percent", () => {
    const form =
      "id=123456&timestamp=1763700000&lat=21.0278&lon=105.8342&speed=9.7192&bearing=270.5&altitude=13.2&accuracy=4.5&batt=87.0&charge=true";
    expect(decode(form)).toEqual({
      positions: [
        {
          fixTime: 1_763_700_000_000,
          latE7: 210_278_000,
          lonE7: 1_058_342_000,
          seq: null,
          altitudeM: 13,
          speedMps: 5,
          headingDeg: 270.5,
          accuracyM: 4.5,
          battery: 0.87,
          ignition: null,
          odometerM: null,
          ext: { charge: true },
        },
      ],
      refusals: [],
      counts: {},
    });
  });

  test.each([
    ["ISO 8601", "2016-01-27T18%3A55%3A47Z", Date.UTC(2016, 0, 27, 18, 55, 47)],
    ["milliseconds", "1442068686579", 1_442_068_686_579],
    ["a day and a time, in UTC", "2014-06-04+09%3A10%3A11", Date.UTC(2014, 5, 4, 9, 10, 11)],
  ])("with a time in %s", (_what, timestamp, fixTime) => {
    expect(decode(`lat=42.06&lon=-88.23&timestamp=${timestamp}&hdop=6.0&altitude=224.0`)).toMatchObject({
      positions: [{ fixTime, latE7: 420_600_000, altitudeM: 224, ext: { hdop: 6 } }],
    });
  });

  test("with a place in one parameter, a heading, and what a tracker measures beside", () => {
    const form = "deviceid=1&location=60.0,30.5&timestamp=1504763810&heading=7.2&rpm=933&fuel=24&door=open";
    expect(decode(form)).toMatchObject({
      positions: [
        { latE7: 600_000_000, lonE7: 305_000_000, headingDeg: 7.2, ext: { rpm: 933, fuel: 24, door: "open" } },
      ],
    });
  });

  test.each([
    ["without a place", "timestamp=1377177267&cell=257,02,16,2224", { field: "lat", reason: "missing" }],
    ["without a time", "lat=60&lon=30", { field: "timestamp", reason: "missing" }],
    [
      "with a place that is no number",
      "lat=north&lon=1&timestamp=1377177267",
      { field: "lat", reason: "not_a_number" },
    ],
    [
      "of a receiver without a fix",
      "lat=1&lon=1&timestamp=1377177267&valid=false",
      { field: "valid", reason: "no_fix" },
    ],
    ["with nothing but its sender", "id=1", { field: "timestamp", reason: "missing" }],
  ])("%s is refused", (_what, form, refusal) => {
    expect(decode(form)).toMatchObject({ positions: [], refusals: [refusal] });
  });
});

describe("the JSON of Traccar Client 9", () => {
  const location = {
    event: "motionchange",
    is_moving: true,
    uuid: "0e9a2473-a9a7-4c00-997b-fb97d2154e75",
    timestamp: "2021-07-21T08:06:34.444Z",
    odometer: 1234.5,
    coords: {
      latitude: -6.1148096,
      longitude: 106.6837015,
      accuracy: 3.8,
      speed: 18.67,
      speed_accuracy: 0.26,
      heading: 63,
      altitude: 35.7,
    },
    activity: { type: "in_vehicle", confidence: 100 },
    battery: { is_charging: false, level: 0.79 },
    extras: { heartbeat: true },
    _: "&id=8737767034&lat=-6.1148096",
  };

  test("is a position, with what the phone knows beside among its free attributes", () => {
    expect(decode({ location, device_id: "8737767034" })).toEqual({
      positions: [
        {
          fixTime: Date.parse("2021-07-21T08:06:34.444Z"),
          latE7: -61_148_096,
          lonE7: 1_066_837_015,
          seq: null,
          altitudeM: 36,
          speedMps: 18.67,
          headingDeg: 63,
          accuracyM: 3.8,
          battery: 0.79,
          ignition: null,
          odometerM: 1235,
          ext: { heartbeat: true, event: "motionchange", is_moving: true, charge: false, activity: "in_vehicle" },
        },
      ],
      refusals: [],
      counts: {},
    });
  });

  test("knows no speed, heading or battery below nothing", () => {
    const coords = { ...location.coords, speed: -1, heading: -1 };
    expect(decode({ location: { ...location, coords, battery: { level: -1 } } })).toMatchObject({
      positions: [{ speedMps: null, headingDeg: null, battery: null }],
      counts: {},
    });
  });

  test("may hold what was kept without a network; each element is judged by itself", () => {
    const wrong = { ...location, coords: { ...location.coords, latitude: 91 } };
    expect(decode({ location: [location, wrong, { ...location, timestamp: "soon" }] })).toMatchObject({
      positions: [{ latE7: -61_148_096 }],
      refusals: [
        { index: 1, field: "lat", reason: "out_of_range" },
        { index: 2, field: "timestamp", reason: "not_a_time" },
      ],
    });
  });

  test.each([
    ["without a location", {}, { field: "location", reason: "missing" }],
    ["that is cut off", '{"location":', { reason: "not_json" }],
  ])("%s is refused", (_what, message, refusal) => {
    expect(decode(message)).toMatchObject({ positions: [], refusals: [refusal] });
  });
});
