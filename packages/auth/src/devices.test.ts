import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "./devices.ts";

const organisationId = "01936f6e-0000-7000-8000-000000000001";
const deviceId = "01936f6e-0000-7000-8000-000000000002";
const device = { organisationId, deviceId };
const elsewhere = "01936f6e-0000-7000-8000-000000000003";
const own = `cartage/v1/${organisationId}/${deviceId}`;

describe("connecting", () => {
  test.each([
    [deviceId, true],
    [`${deviceId}-phone`, true],
    ["", false],
    [elsewhere, false],
    [`x${deviceId}`, false],
    [deviceId.slice(0, -1), false],
    [deviceId.toUpperCase(), false],
    ["cartage-worker-0", false],
  ])("as client '%s': %s", (clientId, expected) => {
    expect(decide({ act: "connect", device, clientId })).toBe(expected);
  });
});

describe("publishing", () => {
  test.each([
    [`${own}/positions`, true],
    [`${own}/status`, true],
    [`${own}/receipts`, true],
    [`owntracks/${deviceId}/phone`, true],
    [`${own}/stored`, false],
    [`${own}/instructions`, false],
    [`${own}/positions/`, false],
    [`${own}/positions/more`, false],
    [`/${own}/positions`, false],
    [own, false],
    [`${own}/+`, false],
    [`${own}/#`, false],
    [`cartage/v1/${elsewhere}/${deviceId}/positions`, false],
    [`cartage/v1/${organisationId}/${elsewhere}/positions`, false],
    [`cartage/v1/${deviceId}/${organisationId}/positions`, false],
    [`cartage/v2/${organisationId}/${deviceId}/positions`, false],
    [`CARTAGE/v1/${organisationId}/${deviceId}/positions`, false],
    [`owntracks/${elsewhere}/phone`, false],
    [`owntracks/${deviceId}`, false],
    [`owntracks/${deviceId}/a/event`, true],
    [`owntracks/${deviceId}/a/b/c`, false],
    [`owntracks/${deviceId}/+`, false],
    [`live/v1/${organisationId}`, false],
    ["#", false],
    ["+", false],
    ["", false],
    ["$SYS/broker/uptime", false],
    ["$CONTROL/dynamic-security/v1", false],
    [`$share/group/${own}/positions`, false],
  ])("to '%s': %s", (topic, expected) => {
    expect(decide({ act: "publish", device, topic })).toBe(expected);
  });
});

describe("subscribing", () => {
  test.each([
    [`${own}/stored`, true],
    [`${own}/instructions`, true],
    [`${own}/positions`, false],
    [`${own}/status`, false],
    [`${own}/#`, false],
    [`${own}/+`, false],
    [`cartage/v1/${organisationId}/+/stored`, false],
    [`cartage/v1/+/${deviceId}/stored`, false],
    [`cartage/v1/${organisationId}/${elsewhere}/stored`, false],
    [`live/v1/${organisationId}`, false],
    [`$share/group/${own}/stored`, false],
    ["#", false],
    ["+/#", false],
    ["$SYS/#", false],
    ["$CONTROL/#", false],
    ["", false],
  ])("to '%s': %s", (filter, expected) => {
    expect(decide({ act: "subscribe", device, filter })).toBe(expected);
  });
});

test("no topic or filter that leaves out a device's own id is its own", () => {
  const level = fc.constantFrom(
    "cartage",
    "v1",
    organisationId,
    elsewhere,
    "positions",
    "stored",
    "+",
    "#",
    "live",
    "owntracks",
    "$SYS",
    "",
  );
  fc.assert(
    fc.property(fc.array(level, { maxLength: 7 }), (levels) => {
      const text = levels.join("/");
      expect(decide({ act: "publish", device, topic: text })).toBe(false);
      expect(decide({ act: "subscribe", device, filter: text })).toBe(false);
    }),
  );
});
