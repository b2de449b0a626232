import { expect, test } from "vitest";
import { isToRecord, type TrackingFacts, trackingStatus } from "./tracking-status.ts";

const NOW = 1_000_000_000;

const onTheRoad: TrackingFacts = {
  shiftSince: NOW - 3_600_000,
  vehicle: "fitted",
  permission: "granted",
  isLocationOn: true,
  heardAt: NOW - 5_000,
  hasFailed: false,
};

test.each<[string, Partial<TrackingFacts>, object]>([
  ["on the road", {}, { kind: "tracking", since: NOW - 3_600_000 }],
  ["off shift, whatever else is wrong", { shiftSince: null, permission: "denied" }, { kind: "off" }],
  ["just switched on", { shiftSince: NOW - 2_000, heardAt: null }, { kind: "searching" }],
  ["with yesterday's fix", { shiftSince: NOW - 2_000, heardAt: NOW - 80_000_000 }, { kind: "searching" }],
  ["before the server was ever reached", { vehicle: "unknown" }, { kind: "tracking", since: NOW - 3_600_000 }],
  ["without a vehicle", { vehicle: "none" }, { trouble: "noVehicle", remedy: "lookAgain" }],
  ["never asked", { permission: "undetermined" }, { trouble: "permissionUndetermined", remedy: "ask" }],
  ["refused", { permission: "denied" }, { trouble: "permissionDenied", remedy: "ask" }],
  ["refused for good", { permission: "blocked" }, { trouble: "permissionBlocked", remedy: "openSettings" }],
  ["allowed roughly", { permission: "approximate" }, { trouble: "approximate", remedy: "openSettings" }],
  ["location switched off", { isLocationOn: false }, { trouble: "locationOff", remedy: "turnLocationOn" }],
  ["no fix for two minutes", { heardAt: NOW - 120_000 }, { trouble: "noFix", remedy: "lookAgain" }],
  ["the location service failed", { hasFailed: true }, { trouble: "noFix", remedy: "lookAgain" }],
  [
    "location off and permission refused: the first thing first",
    { isLocationOn: false, permission: "denied" },
    { trouble: "locationOff" },
  ],
])("%s", (_name, facts, expected) => {
  expect(trackingStatus({ ...onTheRoad, ...facts }, NOW)).toMatchObject(expected);
});

test.each<[string, boolean, Pick<TrackingFacts, "shiftSince" | "vehicle">, number]>([
  ["on shift, in a vehicle", true, { shiftSince: NOW - 60_000, vehicle: "fitted" }, NOW],
  ["on shift, before the server has named the vehicle", true, { shiftSince: NOW - 60_000, vehicle: "unknown" }, NOW],
  ["on shift without a vehicle", false, { shiftSince: NOW - 60_000, vehicle: "none" }, NOW],
  ["off shift", false, { shiftSince: null, vehicle: "fitted" }, NOW],
  ["remembered from before the shift", false, { shiftSince: NOW - 2_000, vehicle: "fitted" }, NOW - 30_000],
  ["by satellites whose clock is behind", true, { shiftSince: NOW - 60_000, vehicle: "fitted" }, NOW - 3_600_000],
])("a fix %s is recorded: %s", (_name, expected, facts, fixAt) => {
  expect(isToRecord(facts, fixAt, NOW)).toBe(expected);
});
