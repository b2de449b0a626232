import { expect, test } from "vitest";
import type { ConditionKind } from "./condition-inputs.ts";
import { type AlertDetail, measuredOf } from "./measured-rules.ts";

const cases: [ConditionKind, number, number | null, AlertDetail, object | null][] = [
  ["speed", 10, 25, { limit: 20 }, { quantity: "speed", value: 25, limit: 20 }],
  ["idling", 300, 320, {}, { quantity: "duration", value: 320, limit: 300 }],
  ["visit", 600, 610, {}, { quantity: "duration", value: 610, limit: 600 }],
  ["visit", 0, null, {}, null],
  ["silence", 900, 900, { limit: 900 }, { quantity: "duration", value: 900, limit: 900 }],
  ["battery", 0, 0.1, { limit: 0.2 }, { quantity: "share", value: 0.1, limit: 0.2 }],
  ["harsh", 0, 4, { limit: 3, maneuver: "braking" }, { quantity: "acceleration", value: 4, limit: 3 }],
  ["tampering", 0, 1, { sign: "power_cut" }, { sign: "power_cut", value: null }],
  ["tampering", 0, 400, { sign: "moved_while_off" }, { sign: "moved_while_off", quantity: "distance", value: 400 }],
  ["ext", 0, 9.5, { key: "temperature", limit: 8 }, { key: "temperature", quantity: "plain", value: 9.5, limit: 8 }],
  ["ext", 0, null, { key: "door", equals: true }, { key: "door", value: "true", limit: null }],
  ["ext", 0, 3, { key: "gear", equals: 3 }, { key: "gear", value: 3, limit: null }],
  ["outside_hours", 0, 12, {}, { quantity: "speed", value: 12, limit: null }],
  ["absence", 60, null, {}, null],
  ["transport", 0, 0.9, { sign: "late" }, null],
];

test.for(cases)("%s held for %d s: %j of %j", ([kind, holdS, value, detail, expected]) => {
  const measured = measuredOf({ kind, holdS }, { value, detail });
  if (expected) expect(measured).toMatchObject(expected);
  else expect(measured).toBeNull();
});
