import { destination } from "@cartage/telemetry/geodesy";
import { expect, test } from "vitest";
import { type Fix, toFix } from "./fix.ts";
import { isWorthRecording } from "./is-worth-recording.ts";
import { toRecordedPosition } from "./to-recorded-position.ts";

const HERE: Fix = {
  at: 1_000_000,
  lat: 10.7769,
  lon: 106.7009,
  altitudeM: 8.4,
  accuracyM: 6,
  headingDeg: 350,
  speedMps: 10,
};

function later(passedMs: number, movedM: number, change: Partial<Fix> = {}): Fix {
  return { ...HERE, ...destination(HERE, 0, movedM), at: HERE.at + passedMs, ...change };
}

test.each<[string, boolean, Fix | null, Fix]>([
  ["the first fix", true, null, HERE],
  ["five seconds on the move", true, HERE, later(5_000, 50)],
  ["two seconds on the move", false, HERE, later(2_000, 20)],
  ["a minute's standing", true, HERE, later(60_000, 0)],
  ["half a minute's standing", false, HERE, later(30_000, 3)],
  ["a drift within the accuracy", false, HERE, later(30_000, 60, { accuracyM: 80 })],
  ["a turn, across north", true, HERE, later(1_500, 15, { headingDeg: 20 })],
  ["a heading that spins while standing", false, HERE, later(1_500, 0, { headingDeg: 20, speedMps: 0 })],
  ["the same fix again", false, HERE, HERE],
  ["a fix from before", false, HERE, later(-5_000, 50)],
])("%s is worth recording: %s", (_name, expected, previous, fix) => {
  expect(isWorthRecording(previous, fix)).toBe(expected);
});

const coords = { latitude: 1, longitude: 2, altitude: null, accuracy: 5, heading: -1, speed: -1 };

test("a speed and a heading that iOS does not know are left out", () => {
  const fix = toFix({ timestamp: 5, coords });
  expect(fix && toRecordedPosition(fix, null)).toEqual({ t: 5, lat: 1, lon: 2, acc: 5 });
});

test.each([{ latitude: Number.NaN }, { latitude: 91 }, { longitude: -181 }, { longitude: Number.POSITIVE_INFINITY }])(
  "a place that is none is no fix: %o",
  (wrong) => {
    expect(toFix({ timestamp: 5, coords: { ...coords, ...wrong } })).toBeNull();
  },
);

test("a position carries what the phone knows", () => {
  expect(toRecordedPosition(HERE, 0.87)).toEqual({
    t: 1_000_000,
    lat: 10.7769,
    lon: 106.7009,
    alt: 8.4,
    spd: 10,
    hdg: 350,
    acc: 6,
    bat: 0.87,
  });
});
