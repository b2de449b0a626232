import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fix } from "../../tracking/deriving/moment.ts";
import { compileFence } from "./compiled-fence.ts";
import { FenceIndex } from "./fence-index.ts";
import type { FenceState } from "./membership.ts";
import { OUTSIDE_ALL, stepFences } from "./step-fences.ts";

const START = Date.parse("2026-11-27T03:00Z");
const METRE_E7 = 90;
const vehicle = {
  vehicleId: "v",
  organisationId: "o",
  type: "truck" as const,
  groupIds: ["north", "all"],
  tags: ["cold"],
};

/** A square kilometre (about) around 0|0, and what else a version may say. */
const yard = {
  kind: "polygon",
  parts: [
    [
      [-0.0045, -0.0045],
      [0.0045, -0.0045],
      [0.0045, 0.0045],
      [-0.0045, 0.0045],
    ].map(([x, y]) => [x, y]),
  ].map((ring) => [ring]),
};
function fence(given: Record<string, unknown> = {}, version: Record<string, unknown> = {}) {
  return compileFence({
    organisationId: "o",
    geofenceId: "yard",
    version: 1,
    validFrom: 0,
    validUntil: null,
    definition: { shape: yard, ...given },
    ...version,
  });
}

/** A fix so many metres east of the middle, after so many seconds. */
function fix(eastM: number, atS: number, given: Partial<Fix> = {}): Fix {
  return {
    time: START + atS * 1000,
    deviceKey: 1,
    latE7: 0,
    lonE7: Math.round(eastM * METRE_E7),
    speedMps: null,
    headingDeg: null,
    accuracyM: null,
    altitudeM: null,
    battery: null,
    ignition: null,
    odometerM: null,
    ext: null,
    ...given,
  };
}

interface Stay {
  geofenceId: string;
  from: number;
  until: number | null;
}

/** The stays that fixes end in, times as seconds from the start. */
function staysOf(index: FenceIndex, fixes: Fix[], { gapsBefore = [] as number[], of = vehicle } = {}): Stay[] {
  let state: FenceState = OUTSIDE_ALL;
  const stays: Stay[] = [];
  for (const [at, next] of fixes.entries()) {
    const step = { vehicle: of, previous: fixes[at - 1] ?? null, fix: next, isAfterGap: gapsBefore.includes(at) };
    const { state: after, entered, left } = stepFences(state, step, index);
    state = JSON.parse(JSON.stringify(after));
    for (const { geofenceId, at: from } of entered) stays.push({ geofenceId, from, until: null });
    for (const { geofenceId, enteredAt, at: until } of left) {
      const stay = stays.find(
        (other) => other.geofenceId === geofenceId && other.from === enteredAt && other.until === null,
      );
      expect(stay).toBeDefined();
      if (stay) stay.until = until;
    }
    const open = stays
      .filter(({ until }) => until === null)
      .map(({ geofenceId, from }) => ({ geofenceId, enteredAt: from }))
      .sort((a, b) => a.geofenceId.localeCompare(b.geofenceId));
    expect(state.memberships.map(({ geofenceId, enteredAt }) => ({ geofenceId, enteredAt }))).toEqual(open);
  }
  return stays.map(({ geofenceId, from, until }) => ({
    geofenceId,
    from: seconds(from),
    until: until === null ? null : seconds(until),
  }));
}
const seconds = (time: number) => Math.round((time - START) / 1000);
const stay = (from: number, until: number | null) => ({ geofenceId: "yard", from, until });
const only = (...args: Parameters<typeof fence>) => new FenceIndex([fence(...args)]);

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

/** Overlapping circles, some small. */
const circles = new FenceIndex(
  [
    [0, 0, 300],
    [250, 0, 120],
    [-400, 100, 80],
    [600, -50, 500],
    [0, 500, 200],
  ].map(([x = 0, y = 0, radiusM = 0], at) =>
    fence(
      { shape: { kind: "circle", lat: (y * METRE_E7) / 1e7, lon: (x * METRE_E7) / 1e7, radiusM } },
      { geofenceId: `g${at}` },
    ),
  ),
);
const walk = fc
  .array(
    fc.record({
      east: fc.integer({ min: -250, max: 250 }),
      north: fc.integer({ min: -250, max: 250 }),
      afterS: fc.integer({ min: 1, max: 90 }),
      accuracyM: fc.option(fc.nat(120)),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let [east, north, time] = [0, 0, 0];
    return steps.map((step) => {
      [east, north, time] = [east + step.east, north + step.north, time + step.afterS];
      return fix(east, time, { latE7: north * METRE_E7, accuracyM: step.accuracyM });
    });
  });

test("stays in one geofence never overlap, and lie within the time of the fixes", () => {
  fc.assert(
    fc.property(walk, fc.array(fc.nat(60)), (fixes, gapsBefore) => {
      const stays = staysOf(circles, fixes, { gapsBefore });
      const lastS = seconds(fixes.at(-1)?.time ?? START);
      for (const one of stays) {
        expect(one.until ?? lastS).toBeGreaterThanOrEqual(one.from);
        expect(one.until ?? lastS).toBeLessThanOrEqual(lastS);
        const next = stays.find(
          (other) => other !== one && other.geofenceId === one.geofenceId && other.from >= one.from,
        );
        if (next) expect(next.from).toBeGreaterThanOrEqual(one.until ?? Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: 300 },
  );
});

test("without doubt about fixes, the geofences a vehicle is in are those that cover it", () => {
  const sure = new FenceIndex(
    [
      [0, 0, 300],
      [250, 0, 120],
      [600, -50, 500],
    ].map(([x = 0, y = 0, radiusM = 0], at) =>
      fence(
        { hysteresisM: 0, shape: { kind: "circle", lat: (y * METRE_E7) / 1e7, lon: (x * METRE_E7) / 1e7, radiusM } },
        { geofenceId: `g${at}` },
      ),
    ),
  );
  const all = ["g0", "g1", "g2"];
  fc.assert(
    fc.property(walk, (fixes) => {
      let state: FenceState = OUTSIDE_ALL;
      for (const [at, next] of fixes.entries()) {
        const exact = { ...next, accuracyM: null };
        const previous = fixes[at - 1];
        const step = {
          vehicle,
          previous: previous ? { ...previous, accuracyM: null } : null,
          fix: exact,
          isAfterGap: false,
        };
        ({ state } = stepFences(state, step, sure));
        const covering = all.filter((id) => sure.fenceAt(id, next.time)?.shape.covers(next.latE7, next.lonE7));
        expect(state.memberships.map(({ geofenceId }) => geofenceId)).toEqual(covering);
      }
    }),
    { numRuns: 200 },
  );
});

test("a jitter at the edge, within the accuracy, is at most one visit", () => {
  const jitter = fc.array(fc.tuple(fc.integer({ min: -24, max: 24 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 2,
    maxLength: 80,
  });
  fc.assert(
    fc.property(jitter, (steps) => {
      let time = 0;
      // every fourth fix is back inside, so that no two minutes pass outside
      const fixes = steps.map(([off, afterS], at) => {
        time += afterS;
        return fix(at % 4 === 0 ? 495 : 500 + off, time, { accuracyM: 25 });
      });
      expect(staysOf(only(), fixes).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
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
