import { describe, expect, test } from "vitest";
import { RuleDefinition } from "./inputs.ts";

const sound = {
  scope: { all: true },
  condition: { kind: "speed", limit: { of: "fixed", limitMps: 25 } },
  severity: "warning",
  timeZone: "Asia/Ho_Chi_Minh",
};
const ext = (measured: object) => ({ condition: { kind: "ext", key: "t", measured } });

describe("a rule that is empty or contradicts itself is refused with the field named:", () => {
  test.for<[string, object, string, string | undefined]>([
    ["no condition", { condition: undefined }, "condition", undefined],
    ["an unknown condition", { condition: { kind: "mood" } }, "condition.kind", undefined],
    ["a scope that names nothing", { scope: {} }, "scope", "scope_empty"],
    ["an unknown time zone", { timeZone: "Mars/Olympus" }, "timeZone", "time_zone_unknown"],
    [
      "recovery above the limit",
      { condition: { kind: "speed", limit: { of: "fixed", limitMps: 25, recoverAtMps: 26 } } },
      "condition.limit.recoverAtMps",
      "recovery_beyond_limit",
    ],
    [
      "recovery of a battery below its limit",
      { condition: { kind: "battery", below: 0.2, recoverAt: 0.1 } },
      "condition.recoverAt",
      "recovery_beyond_limit",
    ],
    [
      "recovery of a value on the wrong side",
      ext({ is: "below", limit: 5, recoverAt: 4 }),
      "condition.measured.recoverAt",
      "recovery_beyond_limit",
    ],
    ["a range turned round", ext({ is: "outside", low: 8, high: 2 }), "condition.measured.high", "range_inverted"],
    [
      "a range that is all margin",
      ext({ is: "outside", low: 2, high: 8, margin: 3 }),
      "condition.measured.margin",
      "recovery_beyond_limit",
    ],
    ["idling for no time", { condition: { kind: "idling" } }, "holdS", "hold_required"],
    ["silence for no time", { condition: { kind: "silence" } }, "holdS", "hold_required"],
    [
      "harsh braking that lasts",
      { condition: { kind: "harsh", maneuver: "braking", thresholdMps2: 4 }, holdS: 5 },
      "holdS",
      "hold_not_possible",
    ],
    [
      "hours without end",
      { schedule: [{ days: [1], from: "08:00", until: "08:00" }] },
      "schedule.0.until",
      "hours_empty",
    ],
    [
      "a silence that ends before it begins",
      { silences: [{ from: "2026-03-02", until: "2026-03-01" }] },
      "silences.0.until",
      "to_before_from",
    ],
    [
      "a silence of no minute",
      { silences: [{ from: "2026-03-02T08:00", until: "2026-03-02T08:00" }] },
      "silences.0.until",
      "to_before_from",
    ],
    [
      "a silence by another zone's time",
      { silences: [{ from: "2026-03-02T08:00Z", until: "2026-03-03" }] },
      "silences.0.from",
      undefined,
    ],
    [
      "no geofence",
      { condition: { kind: "visit", event: "enter", geofenceIds: [] } },
      "condition.geofenceIds",
      undefined,
    ],
  ])("%s", ([, wrong, path, code]) => {
    const { error } = RuleDefinition.safeParse({ ...sound, ...wrong });
    const issue = error?.issues.find((found) => found.path.join(".") === path);
    expect(issue).toBeDefined();
    if (code) expect(issue?.message).toBe(code);
  });

  test("a sound one is taken, with what was left out filled in", () => {
    expect(RuleDefinition.parse(sound)).toMatchObject({ holdS: 0, cooldownS: 300, schedule: null, silences: [] });
  });
});
