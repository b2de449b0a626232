import type { Position } from "@cartage/telemetry/position";
import { expect, test } from "vitest";
import { judgeAlone, measuredOfTime, verdictCode, verdicts } from "./verdict.ts";

const now = Date.UTC(2026, 0, 10);
const keptSince = Date.UTC(2026, 0, 1);

test.each([
  [{ fixTime: now }, "accepted"],
  [{ fixTime: now + 120_000 }, "accepted"],
  [{ fixTime: now + 120_001 }, "future"],
  [{ fixTime: keptSince }, "accepted"],
  [{ fixTime: keptSince - 1 }, "stale"],
  [{ fixTime: now, accuracyM: 1_000 }, "accepted"],
  [{ fixTime: now, accuracyM: 1_000.1 }, "inaccurate"],
] satisfies [Partial<Position>, string][])("%j is %s", (fields, verdict) => {
  expect(judgeAlone(position(fields), now, keptSince)).toBe(verdict);
});

test.each([
  ["future", -36_004, 3_600],
  ["stale", 35 * 864_000 + 863_999, 35],
  ["inaccurate", 12, null],
  ["accepted", 12, null],
] as const)("%s, received %i tenths of a second after its time, measured %s", (verdict, receivedAfterDs, measured) => {
  expect(measuredOfTime(verdict, receivedAfterDs)).toBe(measured);
});

test("the codes that the database keeps stay what they are", () => {
  expect(verdicts).toEqual(["accepted", "future", "stale", "inaccurate", "jump", "frozen", "drift"]);
  expect(verdicts.map((verdict) => verdictCode[verdict])).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

function position(fields: Partial<Position>): Position {
  const nothing = { seq: null, altitudeM: null, speedMps: null, headingDeg: null, accuracyM: null };
  return {
    fixTime: 0,
    latE7: 0,
    lonE7: 0,
    ...nothing,
    battery: null,
    ignition: null,
    odometerM: null,
    ext: null,
    ...fields,
  };
}
