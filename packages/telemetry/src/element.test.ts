import { describe, expect, test } from "vitest";
import type { Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import type { Position } from "./position.ts";
import { isRefusal } from "./refusal.ts";

const fix = { t: 1_763_700_000_000, lat: 21.0278, lon: 105.8342 };

function read(fields: object): { position: Position; counts: Counts } {
  const counts: Counts = {};
  const position = readPosition({ ...fix, ...fields }, 0, counts);
  if (isRefusal(position)) throw new Error(position.detail);
  return { position, counts };
}

test("a position of three fields has no others", () => {
  expect(read({})).toEqual({
    position: {
      fixTime: 1_763_700_000_000,
      latE7: 210_278_000,
      lonE7: 1_058_342_000,
      seq: null,
      altitudeM: null,
      speedMps: null,
      headingDeg: null,
      accuracyM: null,
      battery: null,
      ignition: null,
      odometerM: null,
      ext: null,
    },
    counts: {},
  });
});

test.each([
  ["t", {}, "missing"],
  ["t", { t: null }, "not_a_time"],
  ["t", { t: "1763700000000" }, "not_a_time"],
  ["t", { t: "2025-11-21T04:40:00" }, "not_a_time"],
  ["t", { t: -1 }, "not_a_time"],
  ["t", { t: 253_402_300_800_000 }, "not_a_time"],
  ["t", { t: Number.NaN }, "not_a_time"],
  ["t", { t: Number.POSITIVE_INFINITY }, "not_a_time"],
  ["t", { t: true }, "not_a_time"],
  ["lat", { t: 0 }, "missing"],
  ["lat", { t: 0, lat: null }, "not_a_number"],
  ["lat", { t: 0, lat: "21.0278" }, "not_a_number"],
  ["lat", { t: 0, lat: [21] }, "not_a_number"],
  ["lat", { t: 0, lat: 90.000_000_1 }, "out_of_range"],
  ["lat", { t: 0, lat: -90.1 }, "out_of_range"],
  ["lat", { t: 0, lat: Number.NaN }, "out_of_range"],
  ["lon", { t: 0, lat: 0 }, "missing"],
  ["lon", { t: 0, lat: 0, lon: {} }, "not_a_number"],
  ["lon", { t: 0, lat: 0, lon: 180.1 }, "out_of_range"],
  ["lon", { t: 0, lat: 0, lon: Number.NEGATIVE_INFINITY }, "out_of_range"],
])("without a good %s an element is refused: %j", (field, element, reason) => {
  expect(readPosition(element, 3, {})).toEqual({
    index: 3,
    field,
    reason,
    detail: expect.stringMatching(`^Element 3, field ${field} is .* was expected\\.$`),
  });
});

test("a refusal shows the start of a long text, and nothing that Postgres refuses", () => {
  const refusal = readPosition({ t: 0, lat: `\0${"x".repeat(100)}` }, 0, {});
  expect(refusal).toMatchObject({
    detail: `Element 0, field lat is "\\u0000${"x".repeat(39)}…", but a number of degrees from -90 to 90 was expected.`,
  });
});

test.each([
  ["alt", "altitudeM", 12.5, 13],
  ["alt", "altitudeM", -32_768, -32_768],
  ["spd", "speedMps", 13.888, 13.89],
  ["spd", "speedMps", 327.67, 327.67],
  ["spd", "speedMps", -0, 0],
  ["hdg", "headingDeg", 359.94, 359.9],
  ["hdg", "headingDeg", 359.96, 0],
  ["hdg", "headingDeg", 360, 0],
  ["acc", "accuracyM", 4.25, 4.3],
  ["acc", "accuracyM", 3_276.7, 3_276.7],
  ["bat", "battery", 0.876, 0.88],
  ["bat", "battery", 1, 1],
  ["ign", "ignition", false, false],
  ["odo", "odometerM", 2_147_483_647, 2_147_483_647],
  ["seq", "seq", Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ["seq", "seq", null, null],
])("%s is kept as %s: %s as %s", (key, field, sent, kept) => {
  expect(read({ [key]: sent })).toMatchObject({ position: { [field]: kept }, counts: {} });
});

test.each([
  ["alt", "altitudeM", -32_769, "altitude_out_of_range"],
  ["alt", "altitudeM", "12", "altitude_not_a_number"],
  ["spd", "speedMps", -1, "speed_out_of_range"],
  ["spd", "speedMps", 327.68, "speed_out_of_range"],
  ["spd", "speedMps", Number.POSITIVE_INFINITY, "speed_out_of_range"],
  ["spd", "speedMps", {}, "speed_not_a_number"],
  ["hdg", "headingDeg", -1, "heading_out_of_range"],
  ["hdg", "headingDeg", 360.1, "heading_out_of_range"],
  ["acc", "accuracyM", -1, "accuracy_out_of_range"],
  ["acc", "accuracyM", Number.NaN, "accuracy_out_of_range"],
  ["acc", "accuracyM", Number.POSITIVE_INFINITY, "accuracy_out_of_range"],
  ["bat", "battery", 1.01, "battery_out_of_range"],
  ["bat", "battery", true, "battery_not_a_number"],
  ["ign", "ignition", 1, "ignition_not_a_boolean"],
  ["odo", "odometerM", 2_147_483_648, "odometer_out_of_range"],
  ["seq", "seq", -1, "seq_out_of_range"],
  ["seq", "seq", 1.5, "seq_out_of_range"],
  ["seq", "seq", 2 ** 53, "seq_out_of_range"],
  ["seq", "seq", "7", "seq_not_a_number"],
])("%s that cannot be %s becomes null and is counted: %s", (key, field, sent, counted) => {
  expect(read({ [key]: sent })).toMatchObject({ position: { [field]: null }, counts: { [counted]: 1 } });
});

test("an accuracy beyond what is stored stays very inaccurate", () => {
  expect(read({ acc: 5_000 })).toMatchObject({ position: { accuracyM: 3_276.7 }, counts: { accuracy_clamped: 1 } });
});

describe("free attributes", () => {
  test("come from ext and from unknown keys; null is absent", () => {
    const { position, counts } = read({ ext: { door: true, none: null }, rssi: -70, fuel: "low", gone: null });
    expect(position.ext).toEqual({ door: true, rssi: -70, fuel: "low" });
    expect(counts).toEqual({});
  });

  test("under one name, the one in ext is kept, whatever their order", () => {
    for (const fields of [
      { rssi: 1, ext: { rssi: 2 } },
      { ext: { rssi: 2 }, rssi: 1 },
    ]) {
      expect(read(fields)).toMatchObject({ position: { ext: { rssi: 2 } }, counts: { ext_key_twice: 1 } });
    }
  });

  test("empty, they are none", () => {
    expect(read({ ext: {} }).position.ext).toBeNull();
  });

  test.each([
    ["nested in ext", { ext: { a: { b: 1 }, c: [1] } }, { nested_dropped: 2 }],
    ["nested beside it", { a: { b: 1 }, c: [] }, { nested_dropped: 2 }],
    ["ext as an array", { ext: [1] }, { ext_not_an_object: 1 }],
    ["ext as a number", { ext: 5 }, { ext_not_an_object: 1 }],
    ["a name of 65 characters", { ["k".repeat(65)]: 1 }, { ext_key_too_long: 1 }],
    ["an empty name", { "": 1 }, { ext_key_invalid: 1 }],
    ["a name with NUL", { "a\0": 1 }, { ext_key_invalid: 1 }],
    ["a name with half a character", { "\ud83d": 1 }, { ext_key_invalid: 1 }],
    ["a text of 257 characters", { note: "x".repeat(257) }, { ext_text_too_long: 1 }],
    ["a text with NUL", { note: "a\0b" }, { ext_text_invalid: 1 }],
    ["a text with half a character", { note: "\udc00" }, { ext_text_invalid: 1 }],
    ["an infinite number", JSON.parse('{"x":1e999}'), { ext_number_out_of_range: 1 }],
    ["a prototype", JSON.parse('{"ext":{"__proto__":1},"__proto__":true}'), { ext_key_invalid: 2 }],
  ])("are left out and counted: %s", (_what, fields, counts) => {
    const element = Object.defineProperties({ ...fix }, Object.getOwnPropertyDescriptors(fields));
    const found: Counts = {};
    expect(readPosition(element, 0, found)).toMatchObject({ ext: null });
    expect(found).toEqual(counts);
  });

  test("of more than 64, the first by name are kept, whatever their order", () => {
    const entries = Array.from({ length: 70 }, (_, at) => [`k${String(at).padStart(2, "0")}`, at] as const);
    const forward = read(Object.fromEntries(entries));
    const backward = read({ ext: Object.fromEntries(entries.toReversed()) });
    expect(Object.keys(forward.position.ext ?? {})).toHaveLength(64);
    expect(forward.position.ext).toHaveProperty("k63");
    expect(backward).toEqual(forward);
    expect(forward.counts).toEqual({ ext_too_many_keys: 1 });
  });
});
