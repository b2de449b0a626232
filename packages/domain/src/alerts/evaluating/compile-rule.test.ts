import { describe, expect, test } from "vitest";
import type { RuleDefinition } from "../inputs.ts";
import { brief, effectsOf, momentsOf, ruleOf, start, type Told, vehicle } from "./moments.arbitrary.ts";

type Given = Pick<RuleDefinition, "condition"> & Partial<RuleDefinition>;

const fence = "018f0000-0000-7000-8000-0000000000f1";
const at = (atS: number, rest: Omit<Told, "atS"> = {}): Told => ({ atS, ...rest });
const speeds = (mps: number[], everyS = 10) => mps.map((speedMps, index) => at(index * everyS, { speedMps }));
const ext = (atS: number, value: Record<string, number | string | boolean>, rest: Omit<Told, "atS"> = {}) =>
  at(atS, { fix: { ext: value }, ...rest });
const inside = [{ geofenceId: fence, enteredAt: start }];
const fast: Given["condition"] = { kind: "speed", limit: { of: "fixed", limitMps: 25, recoverAtMps: 22 } };
const mondayMorning = [{ days: [1], from: "08:00", until: "09:00" }];
const afternoon = [{ days: [1, 2, 3, 4, 5], from: "12:00", until: "18:00" }];

const table: [string, Given, Told[], string[]][] = [
  ["speed: at once", { condition: fast }, speeds([20, 26, 20]), ["raise 10 at 10", "recover 10 at 20 over 20"]],
  ["speed: exactly the limit is allowed", { condition: fast }, speeds([25, 25]), []],
  ["speed: held for long enough", { condition: fast, holdS: 20 }, speeds([26, 26, 26]), ["raise 0 at 20"]],
  ["speed: a dip ends the hold", { condition: fast, holdS: 20 }, speeds([26, 26, 24, 26, 26]), []],
  [
    "speed: between limit and recovery level it goes on",
    { condition: fast },
    speeds([26, 23, 26, 23]),
    ["raise 0 at 0"],
  ],
  [
    "speed: an unknown speed changes nothing",
    { condition: fast, holdS: 20 },
    [...speeds([26, 26]), at(20, { speedMps: null, fix: { speedMps: null } }), at(30, { speedMps: 26 })],
    ["raise 0 at 30"],
  ],
  [
    "speed: nobody saw the gap",
    { condition: fast, holdS: 20 },
    [...speeds([26, 26]), at(600, { speedMps: 26, isAfterGap: true })],
    [],
  ],
  [
    "idling: since the motion says",
    { condition: { kind: "idling" }, holdS: 60 },
    [
      at(30, { motion: "idling" }),
      at(60, { motion: "idling" }),
      at(90, { motion: "moving", motionSince: start + 90_000 }),
    ],
    ["raise 0 at 60", "recover 0 at 90 over 90"],
  ],
  [
    "harsh braking: 6 m/s² within a second",
    { condition: { kind: "harsh", maneuver: "braking", thresholdMps2: 5 }, cooldownS: 60 },
    [at(0, { speedMps: 20 }), at(1, { speedMps: 14 }), at(30, { speedMps: 14 }), at(90, { speedMps: 14 })],
    ["raise 1 at 1", "recover 1 at 90 over 61"],
  ],
  [
    "harsh braking: fixes 10 s apart tell nothing",
    { condition: { kind: "harsh", maneuver: "braking", thresholdMps2: 1 } },
    speeds([20, 0]),
    [],
  ],
  [
    "harsh acceleration",
    { condition: { kind: "harsh", maneuver: "acceleration", thresholdMps2: 4 } },
    [at(0, { speedMps: 0 }), at(1, { speedMps: 5 })],
    ["raise 1 at 1"],
  ],
  [
    "harsh cornering: 10 m/s through 30° a second across north",
    { condition: { kind: "harsh", maneuver: "cornering", thresholdMps2: 5 } },
    [at(0, { fix: { speedMps: 10, headingDeg: 345 } }), at(1, { fix: { speedMps: 10, headingDeg: 15 } })],
    ["raise 1 at 1"],
  ],
  [
    "silence: shown by the next fix, at the instant it was due",
    { condition: { kind: "silence" }, holdS: 600 },
    [at(0), at(599), at(1_300)],
    ["raise 599 at 1199", "recover 599 at 1300 over 1300"],
  ],
  [
    "silence: due when its schedule begins",
    { condition: { kind: "silence" }, holdS: 600, schedule: afternoon },
    [at(0), at(5 * 3_600)],
    ["raise 0 at 14400", "recover 0 at 18000 over 18000"],
  ],
  [
    "battery: a fix without it changes nothing",
    { condition: { kind: "battery", below: 0.2, recoverAt: 0.3 } },
    [0.19, null, 0.25, 0.3].map((battery, index) => at(index, { fix: { battery } })),
    ["raise 0 at 0", "recover 0 at 3 over 3"],
  ],
  [
    "tampering: what a tracker tells",
    { condition: { kind: "tampering", signs: ["power_cut", "case_opened"] }, cooldownS: 60 },
    [ext(0, { alarm: "general,powerCut" }), ext(10, { tamper: true }), ext(20, {})],
    ["raise power_cut 0 at 0", "raise case_opened 10 at 10"],
  ],
  [
    "tampering: elsewhere with the ignition off",
    { condition: { kind: "tampering", signs: ["moved_while_off"] } },
    [at(0, { fix: { ignition: false } }), at(10, { fix: { ignition: false, latE7: 108_100_000 } })],
    ["raise moved_while_off 10 at 10"],
  ],
  [
    "fuel: falls within the time, standing",
    { condition: { kind: "fuel_drop", key: "fuel", drop: 10, withinS: 600 }, cooldownS: 60 },
    [80, 80, 74, 69].map((fuel, index) => ext(index * 60, { fuel }, { motion: "parked" })),
    ["raise 180 at 180"],
  ],
  [
    "fuel: burnt on the road, or too slowly, is no loss",
    { condition: { kind: "fuel_drop", key: "fuel", drop: 10, withinS: 100 } },
    [
      ext(0, { fuel: 80 }),
      ext(10, { fuel: 60 }),
      ...[60, 55, 49].map((fuel, n) => ext(100 + n * 101, { fuel }, { motion: "parked" })),
    ],
    [],
  ],
  [
    "temperature: above, until the recovery level",
    { condition: { kind: "ext", key: "temperature", measured: { is: "above", limit: 8, recoverAt: 6 } } },
    [9, 7, 8.5, 6].map((temperature, index) => ext(index, { temperature })),
    ["raise 0 at 0", "recover 0 at 3 over 3"],
  ],
  [
    "a value outside its range",
    { condition: { kind: "ext", key: "t", measured: { is: "outside", low: 2, high: 8, margin: 1 } } },
    [1, 2.5, 3, 9].map((t, index) => ext(index, { t })),
    ["raise 0 at 0", "recover 0 at 2 over 2", "raise 3 at 3"],
  ],
  [
    "a door that is open",
    { condition: { kind: "ext", key: "door", measured: { is: "equals", value: true } }, holdS: 10 },
    [ext(0, { door: true }), ext(5, {}), ext(10, { door: true }), ext(20, { door: false })],
    ["raise 0 at 10", "recover 0 at 20 over 20"],
  ],
  [
    "a gear that is 1, as the form writes numbers",
    { condition: { kind: "ext", key: "gear", measured: { is: "equals", value: "1" } } },
    [ext(0, { gear: 0 }), ext(5, { gear: 1 }), ext(10, { gear: "1" }), ext(20, { gear: 2 })],
    ["raise 5 at 5", "recover 5 at 20 over 20"],
  ],
  [
    "unplanned movement: towed with the ignition off",
    { condition: { kind: "unplanned_movement", while: { is: "ignition_off" }, beyondM: 100 } },
    [50, 120].map((distanceM, n) => at(n, { fix: { ignition: false }, trip: { startedAt: start, distanceM } })),
    ["raise 1 at 1"],
  ],
  [
    "unplanned movement: what was driven within hours does not count",
    { condition: { kind: "unplanned_movement", while: { is: "outside_hours", hours: mondayMorning }, beyondM: 500 } },
    [3_000, 3_600, 3_700, 3_800].map((atS, n) => at(atS, { trip: { startedAt: start, distanceM: 9_000 + n * 300 } })),
    ["raise 3800 at 3800"],
  ],
  [
    "distance: closer than, and an old place says nothing",
    {
      condition: {
        kind: "distance",
        otherVehicleId: "018f0000-0000-7000-8000-000000000002",
        is: "closer",
        limitM: 200,
      },
    },
    [1_000, 100, 1_000].map((metres, n) =>
      at(n * 400, {
        neighbours: () => ({
          latE7: 108_000_000 + metres * 90,
          lonE7: 1_067_000_000,
          time: start + Math.min(n, 1) * 400_000,
        }),
      }),
    ),
    ["raise 400 at 400"],
  ],
  [
    "visit: entered",
    { condition: { kind: "visit", event: "enter", geofenceIds: [fence] }, cooldownS: 60 },
    [at(10, { inside, entered: [{ geofenceId: fence, at: start + 5_000 }] }), at(100)],
    [`raise ${fence} 5 at 10`, `recover ${fence} 5 at 100 over 70`],
  ],
  [
    "visit: left, and another fence is none of it",
    { condition: { kind: "visit", event: "leave", geofenceIds: [fence] } },
    [
      at(10, { left: [{ geofenceId: "other", enteredAt: start, at: start + 5_000 }] }),
      at(20, { left: [{ geofenceId: fence, enteredAt: start, at: start + 15_000 }] }),
    ],
    [`raise ${fence} 15 at 20`],
  ],
  [
    "visit: dwells from when it entered",
    { condition: { kind: "visit", event: "dwell", geofenceIds: [fence] }, holdS: 60 },
    [at(30, { inside }), at(70, { inside }), at(90)],
    [`raise ${fence} 0 at 70`, `recover ${fence} 0 at 90 over 90`],
  ],
  [
    "absence: should be inside by now",
    { condition: { kind: "absence", geofenceIds: [fence], hours: mondayMorning } },
    [at(-60), at(0), at(60, { inside })],
    ["raise 0 at 0", "recover 0 at 60 over 60"],
  ],
  [
    "working hours: moves after them",
    { condition: { kind: "outside_hours", hours: mondayMorning } },
    [at(3_540), at(3_600), at(3_700, { motion: "parked" })],
    ["raise 3600 at 3600", "recover 3600 at 3700 over 3700"],
  ],
  [
    "driving time: short stops interrupt nothing",
    { condition: { kind: "driving_time", drivingS: 100, breakS: 60 } },
    [
      at(0),
      at(60),
      at(90, { motion: "parked" }),
      at(100),
      at(130),
      at(140, { motion: "parked" }),
      at(200, { motion: "parked" }),
    ],
    ["raise 130 at 130", "recover 130 at 200 over 200"],
  ],
  [
    "schedule: never raised outside it",
    { condition: fast, schedule: [{ days: [1], from: "08:01", until: "08:02" }] },
    speeds([26, 26, 26, 26, 26, 26, 26]),
    ["raise 60 at 60"],
  ],
  [
    "silence windows: not on such a day",
    { condition: fast, silences: [{ from: "2026-03-01", until: "2026-03-02" }] },
    speeds([26]),
    [],
  ],
  [
    "silence windows: from a minute of the rule's zone to another",
    {
      condition: fast,
      timeZone: "Asia/Ho_Chi_Minh",
      silences: [{ from: "2026-03-02T14:00", until: "2026-03-02T15:01" }],
    },
    speeds([26, 26, 26, 26, 26, 26, 26]),
    ["raise 60 at 60"],
  ],
  [
    "silence windows: from a minute to the end of a day",
    { condition: fast, silences: [{ from: "2026-03-02T08:01", until: "2026-03-02" }] },
    [at(70, { speedMps: 26 }), at(57_599, { speedMps: 26 }), at(57_600, { speedMps: 26 })],
    ["raise 57600 at 57600"],
  ],
  [
    "cool-down: the next is not before it",
    { condition: fast, cooldownS: 60 },
    speeds([26, 20, 26, 26, 26, 26, 26, 26]),
    ["raise 0 at 0", "recover 0 at 10 over 10", "raise 20 at 70"],
  ],
];

describe("a rule tells", () => {
  test.for(table)("%s", ([, given, told, expected]) => {
    expect(brief(effectsOf(ruleOf(given), momentsOf(told)))).toEqual(expected);
  });

  test("of a geofence's own limit, and a vehicle type's", () => {
    const inFence = ruleOf(
      { condition: { kind: "speed", limit: { of: "geofence", toleranceMps: 1 } } },
      { speedLimitMps: 10 },
    );
    const told = momentsOf([at(0, { speedMps: 11, inside }), at(1, { speedMps: 12, inside }), at(2, { speedMps: 12 })]);
    expect(brief(effectsOf(inFence, told))).toEqual([`raise ${fence} 1 at 1`, `recover ${fence} 1 at 2 over 2`]);
    const byType = ruleOf(
      { condition: { kind: "speed", limit: { of: "vehicle_type", toleranceMps: 0 } } },
      { typeLimitsMps: { truck: 20 } },
    );
    expect(brief(effectsOf(byType, momentsOf(speeds([20, 21]))))).toEqual(["raise 10 at 10"]);
  });

  test("of a stay for as long as its geofence says, where the rule does not", () => {
    const condition = { kind: "visit" as const, event: "dwell" as const, geofenceIds: [fence] };
    const told = momentsOf([at(30, { inside }), at(70, { inside }), at(90)]);
    const dwelled = effectsOf(ruleOf({ condition }, { dwellS: 60 }), told);
    expect(brief(dwelled)).toEqual([`raise ${fence} 0 at 70`, `recover ${fence} 0 at 90 over 90`]);
    expect(dwelled[0]).toMatchObject({ value: 70, detail: { limit: 60 } });
    expect(effectsOf(ruleOf({ condition }, { dwellS: 80 }), told)).toEqual([]);
    expect(effectsOf(ruleOf({ condition }), told)).toEqual([]);
    expect(brief(effectsOf(ruleOf({ condition, holdS: 80 }, { dwellS: 10 }), told))).toEqual([]);
  });

  test("of a cause that it is over when the version is", () => {
    const rule = ruleOf({ condition: fast });
    const [moment] = momentsOf(speeds([26]));
    if (!moment) throw new Error("a moment was told");
    expect(brief(rule.end(rule.step(undefined, moment).state, start + 50_000))).toEqual(["recover 0 at 50 over 50"]);
    expect(rule.end(undefined, start)).toEqual([]);
  });

  test.for([
    [{ all: true }, true],
    [{ all: true, types: ["van"] }, false],
    [{ groupIds: vehicle.groupIds }, true],
    [{ tags: ["cold"], types: ["truck"] }, true],
    [{ tags: ["warm"] }, false],
    [{ vehicleIds: [vehicle.vehicleId] }, true],
  ])("of the vehicles in its scope: %j", ([scope, expected]) => {
    expect(ruleOf({ condition: fast, scope: scope as RuleDefinition["scope"] }).isFor(vehicle)).toBe(expected);
  });
});
