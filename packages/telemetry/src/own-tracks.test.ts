import { expect, test } from "vitest";
import { decodeOwnTracks } from "./own-tracks.ts";

const decode = (value: unknown) => decodeOwnTracks(new TextEncoder().encode(JSON.stringify(value)));
const location = { _type: "location", tst: 1_763_700_000, lat: 21.0278, lon: 105.8342 };

test("a location is a position in SI units, with the rest of its keys as free attributes", () => {
  const rest = { t: "u", tid: "AN", conn: "m", inregions: ["depot"] };
  const { positions, refusals, counts } = decode({
    ...location,
    vel: 54,
    cog: 270,
    batt: 87,
    acc: 12,
    alt: 13,
    ...rest,
  });
  expect(positions).toMatchObject([
    {
      fixTime: 1_763_700_000_000,
      latE7: 210_278_000,
      lonE7: 1_058_342_000,
      speedMps: 15,
      headingDeg: 270,
      battery: 0.87,
      accuracyM: 12,
      altitudeM: 13,
      ext: { t: "u", tid: "AN", conn: "m" },
    },
  ]);
  expect(refusals).toEqual([]);
  expect(counts).toEqual({ nested_dropped: 1 });
});

test("an unknown speed is null and counted", () => {
  expect(decode({ ...location, vel: -1 })).toMatchObject({
    positions: [{ speedMps: null }],
    counts: { speed_out_of_range: 1 },
  });
});

test.each([
  ["a lwt", { _type: "lwt", tst: 1_763_700_000 }, "owntracks_lwt", false],
  [
    "a waypoint",
    { _type: "waypoint", desc: "Depot", lat: 21, lon: 105, rad: 50, tst: 1_763_700_000 },
    "owntracks_waypoint",
    null,
  ],
  [
    "a list of waypoints",
    { _type: "waypoints", waypoints: [{ _type: "waypoint", tst: 1, desc: "Depot" }] },
    "owntracks_waypoints",
    null,
  ],
  ["a card", { _type: "card", name: "An", tid: "AN" }, "owntracks_card", null],
  ["a command", { _type: "cmd", action: "reportLocation" }, "owntracks_cmd", null],
  ["a status", { _type: "status", iOS: {} }, "owntracks_other", null],
  [
    "a beacon's transition",
    { _type: "transition", event: "enter", tst: 1, desc: "Gate" },
    "owntracks_without_place",
    null,
  ],
] as const)("%s carries no position and is counted", (_what, message, name, isOnline) => {
  expect(decode(message)).toEqual({ positions: [], refusals: [], counts: { [name]: 1 }, isOnline });
});

test("an empty message, with which an app deletes a friend, is counted", () => {
  expect(decodeOwnTracks(new Uint8Array())).toMatchObject({ refusals: [], counts: { owntracks_empty: 1 } });
});

test("a transition is a position, with what was entered or left among its free attributes", () => {
  const message = {
    _type: "transition",
    wtst: 1_763_600_000,
    lat: 21.0278,
    lon: 105.8342,
    tst: 1_763_700_000,
    acc: 30,
    tid: "AN",
    event: "enter",
    desc: "Depot",
    t: "c",
  };
  expect(decode(message)).toMatchObject({
    positions: [
      {
        fixTime: 1_763_700_000_000,
        latE7: 210_278_000,
        accuracyM: 30,
        ext: { event: "enter", desc: "Depot", tid: "AN", t: "c", wtst: 1_763_600_000 },
      },
    ],
    isOnline: true,
  });
});

test.each([
  ["an encrypted message", { _type: "encrypted", data: "…" }, { index: null, reason: "unsupported" }],
  ["a message without a type", { lat: 1, lon: 2 }, { field: "_type", reason: "missing" }],
  ["an array", [location], { index: null, reason: "not_an_object" }],
  ["no time", { ...location, tst: undefined }, { field: "tst", reason: "missing" }],
  ["a time as text", { ...location, tst: "now" }, { field: "tst", reason: "not_a_time" }],
  ["a latitude out of range", { ...location, lat: 99 }, { field: "lat", reason: "out_of_range" }],
])("%s is refused", (_what, message, refusal) => {
  expect(decode(message)).toMatchObject({ positions: [], refusals: [refusal] });
});
