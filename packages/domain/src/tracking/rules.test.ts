import { expect, test } from "vitest";
import { motionOf, signalOf } from "./rules.ts";

const now = Date.UTC(2026, 0, 1);

test.each([
  [null, "silent"],
  [now + 5_000, "live"],
  [now, "live"],
  [now - 30_000, "live"],
  [now - 30_001, "delayed"],
  [now - 300_000, "delayed"],
  [now - 300_001, "silent"],
])("a fix of %j is %s", (fixTime, signal) => {
  expect(signalOf(fixTime, now)).toBe(signal);
});

test.each([
  [{ speedMps: 1.4, ignition: null }, "moving"],
  [{ speedMps: 1.4, ignition: false }, "moving"],
  [{ speedMps: 1.39, ignition: true }, "idling"],
  [{ speedMps: 0, ignition: false }, "parked"],
  [{ speedMps: 0, ignition: null }, "parked"],
  [{ speedMps: null, ignition: true }, "idling"],
  [{ speedMps: null, ignition: false }, "parked"],
  [{ speedMps: null, ignition: null }, "moving"],
])("%j is %s", (fix, motion) => {
  expect(motionOf(fix)).toBe(motion);
});
