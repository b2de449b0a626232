import { expect, test } from "vitest";
import { toFix } from "../tracking/fix.ts";
import type { OwnStop } from "./day-command.ts";
import { handOverOf } from "./hand-over-of.ts";

const stop = { id: "s", orderId: "o", kind: "delivery" } as OwnStop;
const coords = { latitude: 20.86, longitude: 106.69, altitude: null, accuracy: 7.4, heading: -1, speed: -1 };
const gathered = {
  ...{ proofId: "p", at: 1_000, counterpart: "Đào", evidence: [], clockOffsetMs: -1_234, fix: null },
  device: { id: "d", isEmulator: false, isRooted: null },
};

test("a hand-over bears how far the phone's clock is off, or that nobody knows", () => {
  expect(handOverOf(stop, gathered)).toMatchObject({ handedOverAt: 1_000, clockOffsetMs: -1_234 });
  expect(handOverOf(stop, { ...gathered, clockOffsetMs: null })).toMatchObject({ clockOffsetMs: null });
});

test.each([
  [true, true],
  [false, false],
  [undefined, null],
])("a place that the platform calls made up (%s) is told so: %s", (mocked, isMockLocation) => {
  const fix = toFix({ timestamp: 900, coords, ...(mocked !== undefined && { mocked }) });
  const handOver = handOverOf(stop, { ...gathered, fix });
  expect(handOver).toMatchObject({
    fix: { latE7: 208_600_000, accuracyM: 7, fixTime: 900 },
    device: { isMockLocation },
  });
});

test.each([true, false, null])("whether the phone is rooted is told as it is known: %s", (isRooted) => {
  const device = { ...gathered.device, isRooted };
  expect(handOverOf(stop, { ...gathered, device })).toMatchObject({ device: { id: "d", isEmulator: false, isRooted } });
});

test("where nothing was gathered and nobody named, there is no proof", () => {
  expect(handOverOf(stop, { ...gathered, counterpart: "" })).toBeNull();
});
