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

test("what carries no position is counted", () => {
  expect(decode({ _type: "lwt", tst: 1 })).toEqual({ positions: [], refusals: [], counts: { owntracks_other: 1 } });
});

test.each([
  ["an encrypted message", { _type: "encrypted", data: "…" }, { index: null, reason: "unsupported" }],
  ["an array", [location], { index: null, reason: "not_an_object" }],
  ["no time", { ...location, tst: undefined }, { field: "tst", reason: "missing" }],
  ["a time as text", { ...location, tst: "now" }, { field: "tst", reason: "not_a_time" }],
  ["a latitude out of range", { ...location, lat: 99 }, { field: "lat", reason: "out_of_range" }],
])("%s is refused", (_what, message, refusal) => {
  expect(decode(message)).toMatchObject({ positions: [], refusals: [refusal] });
});
