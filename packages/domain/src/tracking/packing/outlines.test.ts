import { absent, emptyRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import fc from "fast-check";
import { expect, test } from "vitest";
import { harshCondition } from "../../alerts/evaluating/conditions/harsh.ts";
import type { Fix, Moment } from "../deriving/moment.ts";
import { decodeOutlines, encodeOutlines } from "./code-outlines.ts";
import { bitOf, type Outline, outlinesOf } from "./outlines.ts";
import { toFixes } from "./read-fixes.ts";

const day = Date.UTC(2026, 10, 21);
const maybe = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: absent, freq: 5 });

const keysWithNumbers = (many: number) =>
  Object.fromEntries(Array.from({ length: many }, (_, at) => [`sensor${at}`, at]));

const rows = fc
  .array(
    fc.record({
      afterMs: fc.constantFrom(500, 1_000, 3_000, 10_000, 600_000, 9_000_000),
      latE7: fc.integer({ min: -9e8, max: 9e8 }),
      lonE7: fc.integer({ min: -18e8, max: 18e8 }),
      speedCmps: maybe(0, 32_767),
      headingDdeg: maybe(0, 3_599),
      batteryPercent: maybe(0, 100),
      ignition: fc.constantFrom(absent, 0, 1),
      verdict: fc.constantFrom(0, 0, 0, 4),
      ext: fc.oneof(
        fc.constant({}),
        fc.dictionary(
          fc.constantFrom("fuel", "Alarm", "nhiệt độ"),
          fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constantFrom("sos", "")),
        ),
        fc.record({ many: fc.integer({ min: 1, max: 20 }) }).map(({ many }) => keysWithNumbers(many)),
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((told): TrackRows => {
    const all = emptyRows(told.length);
    let time = day;
    for (const [at, { afterMs, ext, ...values }] of told.entries()) {
      time += afterMs;
      all.time[at] = time;
      for (const [name, value] of Object.entries(values)) all[name as keyof typeof values][at] = value;
      all.ext[at] = Object.keys(ext).length === 0 ? "" : JSON.stringify(ext);
    }
    return all;
  });

test("an outline holds what its positions hold, and comes back from its bytes", () => {
  fc.assert(
    fc.property(rows, (told) => {
      const outlines = outlinesOf(told);
      expect(decodeOutlines(encodeOutlines(outlines))).toEqual(outlines);
      const accepted = toFixes(told, 7).filter(({ verdict }) => verdict === 0);
      expect(outlines.reduce((sum, outline) => sum + outline.rows, 0)).toBe(accepted.length);
      for (const [at, fix] of accepted.entries()) {
        const outline = outlines.find(({ first, last }) => first <= fix.time && fix.time <= last);
        if (!outline) throw new Error("A position has no outline.");
        expectHeld(outline, fix);
        const previous = accepted[at - 1];
        if (previous) expectStepHeld(outline, previous, fix);
      }
    }),
  );
});

test("outlines from before, which tell nothing of what attributes told, may hold anything of it", () => {
  const hour = 3_600_000;
  const numbers = [day / (2 * hour), 3, 0, hour, 60_000, 1, 2, 3, 4, 1_500, 0, 90, 1, 64, 10, 20, 30];
  const bytes = Buffer.alloc(4 + numbers.length * 4);
  for (const [at, number] of [1, ...numbers].entries()) bytes.writeInt32LE(number, at * 4);
  expect(decodeOutlines(bytes)).toEqual([
    {
      ...{ from: day, rows: 3, first: day, last: day + hour, widestGapMs: 60_000 },
      ...{ southE7: 1, westE7: 2, northE7: 3, eastE7: 4, topSpeedCmps: 1_500, speedless: 0 },
      ...{ leastBatteryPercent: 90, ignition: 1, keys: 64, values: -1, ranges: null },
      hardest: { acceleration: 10, braking: 20, cornering: 30 },
    },
  ]);
  expect(decodeOutlines(Buffer.from([9, 0, 0, 0]))).toBeNull();
});

function expectHeld(outline: Outline, { latE7, lonE7, speedMps, battery, ignition, ext }: Fix): void {
  expect(latE7).toBeGreaterThanOrEqual(outline.southE7);
  expect(latE7).toBeLessThanOrEqual(outline.northE7);
  expect(lonE7).toBeGreaterThanOrEqual(outline.westE7);
  expect(lonE7).toBeLessThanOrEqual(outline.eastE7);
  if (speedMps === null) expect(outline.speedless).toBeGreaterThan(0);
  else expect(speedMps * 100).toBeLessThanOrEqual(outline.topSpeedCmps + 1e-6);
  expect((battery ?? 2) * 100).toBeGreaterThanOrEqual(outline.leastBatteryPercent - 1e-6);
  expect(outline.ignition & (ignition === null ? 4 : ignition ? 1 : 2)).not.toBe(0);
  for (const [key, value] of Object.entries(ext ?? {})) {
    expect(outline.keys & bitOf(key)).not.toBe(0);
    if (typeof value !== "number") expect(outline.values & bitOf(key, String(value))).not.toBe(0);
    else if (outline.ranges) {
      expect(outline.ranges.get(key)?.least).toBeLessThanOrEqual(value);
      expect(outline.ranges.get(key)?.most).toBeGreaterThanOrEqual(value);
    }
  }
}

function expectStepHeld(outline: Outline, previous: Fix, fix: Fix): void {
  if (previous.time >= outline.from) expect(fix.time - previous.time).toBeLessThanOrEqual(outline.widestGapMs);
  for (const maneuver of ["acceleration", "braking", "cornering"] as const) {
    const { read } = harshCondition({ kind: "harsh", maneuver, thresholdMps2: 0.5 });
    const { readings } = read({ previous, fix, isAfterGap: false } as unknown as Moment, undefined);
    expect((readings?.[0]?.value ?? 0) * 100).toBeLessThanOrEqual(outline.hardest[maneuver] + 1e-6);
  }
}
