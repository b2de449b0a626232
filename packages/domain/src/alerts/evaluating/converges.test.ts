import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RuleDefinition } from "../inputs.ts";
import { effectsOf, momentsOf, ruleOf, start, type Told } from "./moments.arbitrary.ts";
import type { RuleEffect } from "./rule.ts";

type Given = Pick<RuleDefinition, "condition"> & Partial<RuleDefinition>;

const fences = ["018f0000-0000-7000-8000-0000000000f1", "018f0000-0000-7000-8000-0000000000f2"];
const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "08:10", until: "08:40" }];
/** What the geofences say. */
const limits = { speedLimitMps: 10, dwellS: 60 };
const conditions: Given[] = [
  { condition: { kind: "speed", limit: { of: "fixed", limitMps: 20, recoverAtMps: 15 } } },
  { condition: { kind: "speed", limit: { of: "geofence", toleranceMps: 2 } } },
  { condition: { kind: "idling" }, holdS: 60 },
  { condition: { kind: "harsh", maneuver: "braking", thresholdMps2: 2 } },
  { condition: { kind: "silence" }, holdS: 120 },
  { condition: { kind: "battery", below: 0.3, recoverAt: 0.5 } },
  { condition: { kind: "fuel_drop", key: "level", drop: 5, withinS: 300 } },
  { condition: { kind: "ext", key: "level", measured: { is: "outside", low: 5, high: 20, margin: 2 } } },
  { condition: { kind: "visit", event: "enter", geofenceIds: fences } },
  { condition: { kind: "visit", event: "dwell", geofenceIds: fences }, holdS: 60 },
  { condition: { kind: "visit", event: "dwell", geofenceIds: fences } },
  { condition: { kind: "absence", geofenceIds: fences, hours } },
  { condition: { kind: "outside_hours", hours } },
  { condition: { kind: "driving_time", drivingS: 300, breakS: 60 } },
  { condition: { kind: "unplanned_movement", while: { is: "outside_hours", hours }, beyondM: 500 } },
];

const rules = fc
  .record({
    given: fc.constantFrom(...conditions),
    cooldownS: fc.constantFrom(0, 60, 300),
    holdS: fc.constantFrom(0, 30, 120),
    schedule: fc.constantFrom(null, hours),
    silences: fc.constantFrom<{ from: string; until: string }[]>(
      [],
      [{ from: "2026-03-02T08:20", until: "2026-03-02T08:30" }],
    ),
  })
  .map(({ given, cooldownS, holdS, schedule, silences }) => {
    const isHeld = ["speed", "battery", "ext", "absence", "outside_hours"].includes(given.condition.kind);
    return { ...given, cooldownS, schedule, silences, ...(isHeld ? { holdS } : {}) };
  });

const step = fc.record({
  afterS: fc.integer({ min: 1, max: 90 }),
  speedMps: fc.integer({ min: 0, max: 30 }),
  level: fc.option(fc.integer({ min: 0, max: 25 })),
  battery: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  motion: fc.constantFrom("moving" as const, "idling" as const, "parked" as const),
  inside: fc.option(fc.constantFrom(...fences)),
  isAfterGap: fc.boolean(),
});

/** A drive whose facts fit each other: entering and leaving follow from where it is inside, motion's start from motion. */
const drives = fc.array(step, { maxLength: 60 }).map((steps): Told[] => {
  let atS = 0;
  let stay: { geofenceId: string; enteredAt: number } | null = null;
  let motion: { is: string; since: number } = { is: "", since: start };
  return steps.map(({ afterS, level, battery, inside, ...given }) => {
    atS += afterS;
    const time = start + atS * 1_000;
    if (motion.is !== given.motion) motion = { is: given.motion, since: time };
    const before = stay;
    if (stay?.geofenceId !== inside) stay = inside === null ? null : { geofenceId: inside, enteredAt: time };
    const hasMoved = before?.geofenceId !== stay?.geofenceId;
    return {
      ...given,
      atS,
      motionSince: motion.since,
      fix: { battery, ext: level === null ? null : { level } },
      trip: { startedAt: start, distanceM: atS * 10 },
      inside: stay ? [stay] : [],
      entered: hasMoved && stay ? [{ geofenceId: stay.geofenceId, at: time }] : [],
      left: hasMoved && before ? [{ ...before, at: time }] : [],
    };
  });
});

function alternates(effects: readonly RuleEffect[]): boolean {
  const raised = new Map<string, number>();
  return effects.every(({ kind, subject, beganAt }) => {
    if (kind === "raise") return !raised.has(subject) && raised.set(subject, beganAt);
    return raised.get(subject) === beganAt && raised.delete(subject);
  });
}

describe("whatever a vehicle does,", () => {
  test("raising and recovering alternate for each cause, and no cause begins twice", () => {
    fc.assert(
      fc.property(rules, drives, (given, told) => {
        const effects = effectsOf(ruleOf(given, limits), momentsOf(told));
        expect(alternates(effects)).toBe(true);
        const causes = effects.flatMap((effect) =>
          effect.kind === "raise" ? [`${effect.subject} ${effect.beganAt}`] : [],
        );
        expect(new Set(causes).size).toBe(causes.length);
      }),
      { numRuns: 300 },
    );
  });

  test("a rule goes on from its state as JSON as if it had never stopped, in canonical keys", () => {
    fc.assert(
      fc.property(rules, drives, fc.infiniteStream(fc.boolean()), (given, told, stops) => {
        const moments = momentsOf(told);
        const splits = () => stops.next().value === true;
        expect(effectsOf(ruleOf(given, limits), moments, splits)).toEqual(effectsOf(ruleOf(given, limits), moments));
      }),
      { numRuns: 300 },
    );
  });

  test("nothing is raised outside the schedule, nor before it has held for long enough", () => {
    fc.assert(
      fc.property(rules, drives, (given, told) => {
        const isMomentary = ["harsh", "fuel_drop", "visit"].includes(given.condition.kind);
        for (const effect of effectsOf(ruleOf({ ...given, schedule: hours }, limits), momentsOf(told))) {
          if (effect.kind === "recover") continue;
          const minute = (effect.at - start) / 60_000;
          expect(minute >= 10 && minute < 40).toBe(true);
          if (given.silences.length > 0) expect(minute >= 20 && minute < 30).toBe(false);
          if (!isMomentary) expect(effect.at - effect.beganAt).toBeGreaterThanOrEqual((given.holdS ?? 0) * 1_000);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a speed that swings around its limit, above the recovery level, is one alert", () => {
    const swings = fc.array(fc.integer({ min: 16, max: 30 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(swings, (speeds) => {
        const rule = ruleOf({ condition: { kind: "speed", limit: { of: "fixed", limitMps: 20, recoverAtMps: 15 } } });
        const effects = effectsOf(rule, momentsOf(speeds.map((speedMps, n) => ({ atS: n * 10, speedMps }))));
        expect(effects.length).toBe(speeds.some((speedMps) => speedMps > 20) ? 1 : 0);
      }),
    );
  });

  test("nothing is remembered once nothing is under way", () => {
    const rule = ruleOf({ condition: { kind: "speed", limit: { of: "fixed", limitMps: 20 } }, cooldownS: 60 });
    const moments = momentsOf([25, 10, 10, 10].map((speedMps, n) => ({ atS: n * 60, speedMps })));
    let state = rule.step(undefined, moments[0] as never).state;
    for (const moment of moments.slice(1)) state = rule.step(state, moment).state;
    expect(state).toBeUndefined();
  });
});
