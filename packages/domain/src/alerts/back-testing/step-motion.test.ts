import { type Motion, motions } from "@cartage/telemetry/frame";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchFrom, stretchMs } from "../../tracking/deriving/stretch.ts";
import { compileRule } from "../evaluating/compile-rule.ts";
import type { RuleEffect, RuleState } from "../evaluating/rule.ts";
import { RuleDefinition } from "../inputs.ts";
import { stepMotion } from "./step-motion.ts";
import { blankMoment } from "./step-speeds.ts";
import { asksMotion } from "./trial-of.ts";

const from = stretchFrom(Date.UTC(2026, 2, 2));
const gapAfterMs = 300_000;
const vehicle = { vehicleId: "v", organisationId: "o", type: "truck", groupIds: [], tags: [] } as const;

const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:10", until: "01:05" }];
const conditions = fc.oneof(
  fc.constant({ kind: "idling" }),
  fc.constant({ kind: "outside_hours", hours }),
  fc.record({
    kind: fc.constant("driving_time"),
    drivingS: fc.constantFrom(60, 300, 1_200),
    breakS: fc.constantFrom(30, 90, 600),
  }),
);
const definitions = fc
  .record({
    condition: conditions,
    holdS: fc.constantFrom(1, 40, 90, 400, 900),
    cooldownS: fc.constantFrom(0, 40, 400),
    schedule: fc.option(fc.constant(hours), { freq: 4 }),
  })
  .map((asked) => RuleDefinition.parse({ scope: { all: true }, severity: "warning", timeZone: "UTC", ...asked }));

interface Seen {
  time: number;
  motion: Motion;
  since: number;
  speedCmps: number;
}

/** Runs of one motion, of which each fix tells since when; now and then a gap. */
const ways = fc
  .array(
    fc.record({
      motion: fc.constantFrom(...motions),
      fixes: fc.integer({ min: 1, max: 60 }),
      everyMs: fc.constantFrom(1_000, 10_000, 30_001),
      pauseMs: fc.constantFrom(1_000, 10_000, 60_000, gapAfterMs + 1, 900_000),
      standsMs: fc.constantFrom(0, 0, 20_000),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((runs) => {
    const seen: Seen[] = [];
    let time = from;
    for (const { motion, fixes, everyMs, pauseMs, standsMs } of runs) {
      const before = seen.at(-1);
      const since = before?.motion === motion ? before.since : time - standsMs;
      for (let n = 0; n < fixes; n++, time += everyMs)
        if (time < from + stretchMs) seen.push({ time, motion, since, speedCmps: n * 20 });
      time += pauseMs;
    }
    return seen;
  });

test("a rule that is shown motion at once, where nothing happens, tells what it tells position by position", () => {
  let told = 0;
  fc.assert(
    fc.property(definitions, ways, fc.integer({ min: 0, max: 3_000_000 }), (definition, way, startsAfterMs) => {
      const validFrom = from + (startsAfterMs > 1_000_000 ? 0 : startsAfterMs);
      const version = { ruleId: "r", validFrom, validUntil: Number.POSITIVE_INFINITY, definition, typeLimitsMps: {} };
      const rule = compileRule(version, { fence: () => undefined });
      const counted = from - 10_000;
      const before = { motion: "parked" as const, since: from - 500_000 };

      const moment = blankMoment(vehicle);
      let state: RuleState | undefined;
      const expected: RuleEffect[] = [];
      for (const [at, { time, motion, since, speedCmps }] of way.entries()) {
        const previousTime = way[at - 1]?.time ?? counted;
        if (time < validFrom) continue;
        Object.assign(moment, { motion, motionSince: since, speedMps: speedCmps / 100 });
        moment.fix = { ...moment.fix, time, speedMps: speedCmps / 100 };
        moment.previous = { ...moment.fix, time: previousTime };
        moment.isAfterGap = time - previousTime > gapAfterMs;
        const stepped = rule.step(state, moment);
        state = stepped.state;
        expected.push(...stepped.effects);
      }

      const changes = way
        .filter(({ motion }, at) => motion !== (way[at - 1]?.motion ?? before.motion))
        .map(({ time, motion, since }) => ({ at: time, motion, since }));
      const effects: RuleEffect[] = [];
      const asked = asksMotion(definition);
      if (!asked) throw new Error("The rule asks for more than motion.");
      const end = stepMotion(
        {
          day: {
            day: from,
            time: Float64Array.from(way, ({ time }) => time),
            speedCmps: Int32Array.from(way, ({ speedCmps }) => speedCmps),
          },
          from,
          until: from + stretchMs,
          known: { ...before, counted, changes },
          rule,
          asksMotion: asked,
          vehicle,
          gapAfterMs,
          onEffects: (some) => effects.push(...some),
        },
        undefined,
      );
      told += effects.length;
      expect(effects).toEqual(expected);
      expect(end).toEqual(state);
    }),
    { numRuns: 800 },
  );
  expect(told).toBeGreaterThan(200);
});
