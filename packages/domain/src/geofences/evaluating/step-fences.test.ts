import { describe, expect, test } from "vitest";
import type { Fix } from "../../tracking/deriving/moment.ts";
import { FenceIndex } from "./fence-index.ts";
import { fence, fix, only, START, type Stay, stay, staysOf } from "./fixes.arbitrary.ts";

describe("a way through a geofence of a kilometre", () => {
  test.each<[string, Fix[], Stay[]]>([
    ["ends inside: entered where the way meets the edge", [fix(-1000, 0), fix(0, 100)], [stay(50, null)]],
    ["comes and goes", [fix(-1000, 0), fix(0, 100), fix(1000, 200)], [stay(50, 150)]],
    ["has no fix inside: crossed between two", [fix(-1000, 0), fix(1000, 100)], [stay(25, 75)]],
    ["begins inside: entered at the first fix", [fix(0, 0), fix(10, 60)], [stay(0, null)]],
    ["passes by", [fix(-1000, 0, { latE7: 600_000 }), fix(1000, 100, { latE7: 600_000 })], []],
    ["grazes a corner", [fix(-520, 0, { latE7: 44_500 }), fix(-480, 100, { latE7: 45_500 })], []],
  ])("%s", (_what, fixes, expected) => {
    expect(staysOf(only(), fixes)).toEqual(expected);
  });

  test("after a gap nothing is known of the way: entered and left at the fix that shows it", () => {
    const fixes = [fix(-1000, 0), fix(0, 100), fix(1000, 200), fix(-1000, 300)];
    expect(staysOf(only(), fixes, { gapsBefore: [1, 2, 3] })).toEqual([stay(100, 200)]);
  });
});

describe("near the edge", () => {
  test.each<[string, Fix[], Stay[]]>([
    ["one fix a little inside is no stay", [fix(-520, 0), fix(-495, 10), fix(-520, 20), fix(-900, 30)], []],
    ["going on deeper makes it one, since the edge", [fix(-520, 0), fix(-490, 10), fix(-300, 20)], [stay(7, null)]],
    ["two minutes inside make it one", [fix(-520, 0), fix(-490, 10), fix(-491, 70), fix(-490, 140)], [stay(7, null)]],
    ["one fix a little outside ends nothing", [fix(0, 0), fix(490, 10), fix(505, 20), fix(490, 30)], [stay(0, null)]],
    ["going on further ends it, since the edge", [fix(0, 0), fix(490, 10), fix(510, 20), fix(900, 30)], [stay(0, 15)]],
    ["two minutes outside end it", [fix(0, 0), fix(490, 10), fix(510, 20), fix(511, 80), fix(510, 140)], [stay(0, 15)]],
    [
      "an inaccurate fix deep inside is not enough",
      [fix(-900, 0), fix(-300, 10, { accuracyM: 400 }), fix(-900, 20)],
      [],
    ],
    [
      "an inaccurate fix far outside is not enough",
      [fix(0, 0), fix(800, 10, { accuracyM: 400 }), fix(0, 20)],
      [stay(0, null)],
    ],
    ["a crossing whose end is inaccurate is none", [fix(-900, 0), fix(900, 10, { accuracyM: 450 }), fix(-900, 20)], []],
  ])("%s", (_what, fixes, expected) => {
    expect(staysOf(only(), fixes)).toEqual(expected);
  });

  test("a narrow corridor is crossed although nobody is deep inside", () => {
    const shape = {
      kind: "corridor",
      line: [
        [0, -0.01],
        [0, 0.01],
      ],
      halfWidthM: 4,
    };
    expect(staysOf(only({ shape }), [fix(-100, 0), fix(100, 100)])).toEqual([stay(48, 52)]);
  });
});

describe("a version", () => {
  const hours = (from: string, until: string) => ({
    schedule: { timeZone: "UTC", spans: [{ days: [1, 2, 3, 4, 5, 6, 7], from, until }] },
  });

  test.each<[string, ReturnType<typeof fence>[], Fix[], Stay[]]>([
    [
      "of hours is left when it closes",
      [fence(hours("02:00", "03:01"))],
      [fix(0, 0), fix(0, 50), fix(0, 100)],
      [stay(0, 60)],
    ],
    [
      "of hours is entered when it opens",
      [fence(hours("03:01", "05:00"))],
      [fix(0, 0), fix(0, 50), fix(0, 100)],
      [stay(60, null)],
    ],
    [
      "that closes and opens makes two stays",
      [fence(hours("03:02", "03:01"))],
      [fix(0, 0), fix(0, 300)],
      [stay(0, 60), stay(120, null)],
    ],
    ["that is closed knows nobody", [fence(hours("05:00", "06:00"))], [fix(-1000, 0), fix(0, 50), fix(1000, 100)], []],
    [
      "is not asked about before it began",
      [fence({}, { validFrom: START + 60_000 })],
      [fix(0, 0), fix(0, 50), fix(0, 100)],
      [stay(60, null)],
    ],
    [
      "ends stays as it ends",
      [fence({}, { validUntil: START + 60_000 })],
      [fix(0, 0), fix(0, 50), fix(0, 100)],
      [stay(0, 60)],
    ],
    [
      "of the same place goes on where the one before ended",
      [fence({}, { validUntil: START + 60_000 }), fence({}, { version: 2, validFrom: START + 60_000 })],
      [fix(0, 0), fix(0, 50), fix(0, 100), fix(1000, 200)],
      [stay(0, 150)],
    ],
    [
      "of another place ends the stay when it begins",
      [
        fence({}, { validUntil: START + 60_000 }),
        fence({ shape: { kind: "circle", lat: 1, lon: 1, radiusM: 50 } }, { version: 2, validFrom: START + 60_000 }),
      ],
      [fix(0, 0), fix(0, 50), fix(0, 100)],
      [stay(0, 60)],
    ],
    [
      "for another group is not asked",
      [fence({ scope: { groupIds: [crypto.randomUUID()], tags: [] } })],
      [fix(0, 0)],
      [],
    ],
    [
      "for one of its tags is",
      [fence({ scope: { groupIds: [crypto.randomUUID()], tags: ["cold"] } })],
      [fix(0, 0)],
      [stay(0, null)],
    ],
  ])("%s", (_what, fences, fixes, expected) => {
    expect(staysOf(new FenceIndex(fences), fixes)).toEqual(expected);
  });
});

test("an edit among others is asked at once, however many there are", () => {
  const index = only();
  const moved = { shape: { kind: "circle", lat: 0, lon: 1, radiusM: 100 } };
  index.apply([fence({}, { validUntil: START }), fence(moved, { version: 2, validFrom: START })]);
  expect(staysOf(index, [fix(0, 10)])).toEqual([]);
  expect(staysOf(index, [fix(0, 10, { lonE7: 10_000_000 })])).toEqual([stay(10, null)]);
  expect(staysOf(index, [fix(0, -10)])).toEqual([stay(-10, null)]);
  const others = Array.from({ length: 3_000 }, (_, at) =>
    fence({ shape: { kind: "circle", lat: 2, lon: at / 100, radiusM: 50 } }, { geofenceId: `other${at}` }),
  );
  index.apply(others);
  expect(staysOf(index, [fix(0, 10, { latE7: 20_000_000, lonE7: 29_990_000 })])).toHaveLength(0);
  expect(staysOf(index, [fix(0, 10, { latE7: 20_000_000, lonE7: 299_900_000 })])).toEqual([
    { geofenceId: "other2999", from: 10, until: null },
  ]);
});
