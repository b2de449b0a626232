import { expect, test } from "vitest";
import { decodeTraccar } from "./traccar.ts";

const decode = (message: unknown) => decodeTraccar(new TextEncoder().encode(JSON.stringify(message)));

const device = {
  id: 3,
  attributes: {},
  groupId: 0,
  name: "Truck 12",
  uniqueId: "862798050123456",
  status: "online",
  lastUpdate: "2025-11-21T05:00:01.000+00:00",
  positionId: 88,
  phone: null,
  category: "truck",
  disabled: false,
};
const position = {
  id: 0,
  attributes: {
    priority: 0,
    sat: 14,
    event: 0,
    ignition: true,
    motion: true,
    rssi: 4,
    power: 27.9,
    batteryLevel: 96,
    odometer: 41_234_567,
    distance: 152.4,
    totalDistance: 9_876_543.21,
    io200: "off",
  },
  deviceId: 3,
  protocol: "teltonika",
  serverTime: "2025-11-21T05:00:01.120+00:00",
  deviceTime: "2025-11-21T05:00:00.000+00:00",
  fixTime: "2025-11-21T05:00:00.000+00:00",
  outdated: false,
  valid: true,
  latitude: 21.0278,
  longitude: 105.8342,
  altitude: 13.0,
  speed: 9.7192,
  course: 182.0,
  address: null,
  accuracy: 0.0,
  network: null,
  geofenceIds: null,
};

test("a forwarded position is one of ours in SI units, under the device's identifier in Traccar", () => {
  expect(decode({ position, device })).toEqual({
    outsideId: "862798050123456",
    positions: [
      {
        fixTime: Date.UTC(2025, 10, 21, 5),
        latE7: 210_278_000,
        lonE7: 1_058_342_000,
        seq: null,
        altitudeM: 13,
        speedMps: 5,
        headingDeg: 182,
        accuracyM: null,
        battery: 0.96,
        ignition: true,
        odometerM: 41_234_567,
        ext: { priority: 0, sat: 14, event: 0, motion: true, rssi: 4, power: 27.9, distance: 152.4, io200: "off" },
      },
    ],
    refusals: [],
    counts: {},
  });
});

test("without an odometer the whole distance that Traccar counted stands for it; times may be numbers", () => {
  const { odometer: _, ...attributes } = position.attributes;
  const fixTime = Date.UTC(2025, 10, 21, 5);
  expect(decode({ position: { ...position, attributes, fixTime }, device }).positions).toMatchObject([
    { fixTime, odometerM: 9_876_543 },
  ]);
});

test("an outdated position repeats the one before: it is counted", () => {
  expect(decode({ position: { ...position, outdated: true }, device })).toMatchObject({
    positions: [],
    refusals: [],
    counts: { traccar_outdated: 1 },
  });
});

test.each([
  ["a device without an identifier", { position, device: { id: 3 } }, { field: "device.uniqueId", reason: "missing" }],
  ["no position", { device }, { field: "position", reason: "missing" }],
  ["no fix", { position: { ...position, valid: false }, device }, { field: "position.valid", reason: "no_fix" }],
  ["a latitude out of range", { position: { ...position, latitude: 99 }, device }, { field: "position.latitude" }],
  [
    "no time",
    { position: { ...position, fixTime: null }, device },
    { field: "position.fixTime", reason: "not_a_time" },
  ],
  ["a list", [{ position, device }], { reason: "not_an_object" }],
])("%s is refused, by the names that Traccar uses", (_what, message, refusal) => {
  expect(decode(message)).toMatchObject({ positions: [], refusals: [refusal] });
});
