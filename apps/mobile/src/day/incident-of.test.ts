import { expect, test } from "vitest";
import { toFix } from "../tracking/fix.ts";
import { incidentOf } from "./incident-of.ts";

const at = 1_800_000_000_000;
const coords = { latitude: 20.86, longitude: 106.69, altitude: null, accuracy: 7.4, heading: -1, speed: -1 };
const fixAt = (timestamp: number) => toFix({ timestamp, coords });
const told = {
  ...{ kind: "damage" as const, severity: "major" as const, description: "Wet", at, clockOffsetMs: null },
  ...{ fix: fixAt(at - 60_000), stop: null, orderId: null },
};
const place = { latE7: 208_600_000, lonE7: 1_066_900_000 };

test("on the way an incident is about no order and has the phone's place", () => {
  const report = { kind: "damage", severity: "major", description: "Wet", happenedAt: at, at: place };
  expect(incidentOf(told)).toEqual({ ...report, place: null, subjects: [] });
});

test("at a stop it names that place, and the order that was chosen", () => {
  const stop = { name: "Đào", address: "1 Cầu Đất".padEnd(400, ".") };
  const { place: named, subjects } = incidentOf({ ...told, stop, orderId: "o" });
  expect(named).toMatch(/^Đào, 1 Cầu Đất/);
  expect(named).toHaveLength(300);
  expect(subjects).toEqual([{ kind: "order", id: "o" }]);
});

test("its time is the server's as far as the phone knows it", () => {
  expect(incidentOf({ ...told, clockOffsetMs: 90_000 }).happenedAt).toBe(at - 90_000);
});

test.each([
  ["a fix of a quarter of an hour ago says", 15 * 60_000, place],
  ["an older one does not say", 15 * 60_000 + 1, null],
])("%s where it is", (_, ageMs, expected) => {
  expect(incidentOf({ ...told, fix: fixAt(at - ageMs) }).at).toEqual(expected);
});

test("without a fix there is no place", () => {
  expect(incidentOf({ ...told, fix: null }).at).toBeNull();
});
