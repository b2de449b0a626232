import { distanceM } from "@cartage/telemetry/geodesy";
import type { WirePosition } from "@cartage/telemetry/position";
import fc from "fast-check";
import { expect, test } from "vitest";
import { handlingOf, type VehicleType } from "../driving/handling.ts";
import { loadStreetMap } from "../roads/street-map.ts";
import { createFleet, type FleetSettings } from "./create-fleet.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const startAt = Date.parse("2026-11-18T17:00:00Z");
const types: VehicleType[] = ["truck", "trailer", "van", "car", "motorcycle", "bicycle"];
const settings: FleetSettings = {
  seed: "test",
  region: "north",
  startAt,
  vehicles: types.map((type) => ({ key: type, type })),
};

const fleet = createFleet(settings);
const twoDays = types.map((_, vehicle) => [...fleet.positionsBetween(vehicle, startAt, startAt + 2 * DAY_MS)]);

function pairs(positions: readonly WirePosition[]): [WirePosition, WirePosition][] {
  return positions.slice(1).map((position, i) => [positions[i] ?? position, position]);
}

test("the same seed and start give identical positions", () => {
  const again = createFleet(settings);
  for (const [vehicle, positions] of twoDays.entries()) {
    expect([...again.positionsBetween(vehicle, startAt, startAt + 2 * DAY_MS)]).toEqual(positions);
  }
});

test("another seed gives other positions", () => {
  const other = createFleet({ ...settings, seed: "other" });
  expect([...other.positionsBetween(0, startAt, startAt + DAY_MS)]).not.toEqual(
    twoDays[0]?.filter(({ t }) => Number(t) < startAt + DAY_MS),
  );
});

test("any window, however cut and in whatever order it is asked for, holds the same positions", () => {
  const offset = fc.integer({ min: 0, max: 2 * DAY_MS });
  fc.assert(
    fc.property(fc.nat(types.length - 1), offset, offset, offset, (vehicle, a, b, c) => {
      const [from = 0, middle = 0, to = 0] = [a, b, c].sort((x, y) => x - y).map((ms) => startAt + ms);
      const skewMs = fleet.profiles[vehicle]?.clockSkewMs ?? 0;
      const expected = twoDays[vehicle]?.filter(({ t }) => Number(t) - skewMs >= from && Number(t) - skewMs < to);
      const late = [...fleet.positionsBetween(vehicle, middle, to)];
      expect([...fleet.positionsBetween(vehicle, from, middle), ...late]).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test.each(types.map((type, vehicle) => ({ type, vehicle })))(
  "a $type goes no faster than it can, and never jumps",
  ({ type, vehicle }) => {
    const { topMps } = handlingOf[type];
    for (const [before, after] of pairs(twoDays[vehicle] ?? [])) {
      const seconds = (Number(after.t) - Number(before.t)) / 1000;
      expect(seconds).toBeGreaterThan(0);
      // twice the receiver's error comes on top of the way
      expect(distanceM(before, after)).toBeLessThan(topMps * seconds + 12);
      expect(after.spd).toBeLessThan(topMps + 0.2);
    }
  },
);

test.each(types.map((type, vehicle) => ({ type, vehicle })))(
  "a $type's odometer grows by the way it drives",
  ({ vehicle }) => {
    const positions = twoDays[vehicle] ?? [];
    let wayM = 0;
    for (const [before, after] of pairs(positions)) {
      expect(Number(after.odo)).toBeGreaterThanOrEqual(Number(before.odo));
      if ((after.spd ?? 0) > 0 || (before.spd ?? 0) > 0) wayM += distanceM(before, after);
    }
    const drivenM = Number(positions.at(-1)?.odo) - Number(positions[0]?.odo);
    expect(drivenM).toBeGreaterThan(1_000);
    expect(wayM / drivenM).toBeGreaterThan(0.93);
    expect(wayM / drivenM).toBeLessThan(1.12);
  },
);

test("a device reports every 5 s while it moves and at least once a minute while it stands", () => {
  for (const positions of twoDays) {
    for (const [before, after] of pairs(positions)) {
      const gapMs = Number(after.t) - Number(before.t);
      expect(gapMs).toBeLessThanOrEqual(before.ign ? 75_000 : 60_000);
      if ((before.spd ?? 0) > 0 && (after.spd ?? 0) > 0) expect(gapMs).toBe(5_000);
    }
  }
});

test("vehicles stay on land, and in their region", () => {
  const { isOnLand } = loadStreetMap();
  const moving = twoDays.flat().filter(({ spd }) => (spd ?? 0) > 0);
  const atSea = moving.filter((position) => !isOnLand(position));
  // the 1:10m outline cuts off a little shore
  expect(atSea.length / moving.length).toBeLessThan(0.02);
  for (const { lat } of moving) expect(lat).toBeGreaterThan(17);
});

test("in a hundred vehicles some drive at every hour, and most rest at some", () => {
  const hundred = createFleet({
    ...settings,
    vehicles: Array.from({ length: 100 }, (_, i) => ({ key: `${i}`, type: types[i % 6] ?? "van" })),
  });
  for (let hour = 0; hour < 24; hour += 3) {
    const at = startAt + DAY_MS + hour * HOUR_MS;
    const moving = hundred.profiles.filter((_, vehicle) =>
      [...hundred.positionsBetween(vehicle, at, at + 10 * 60_000)].some(({ spd }) => (spd ?? 0) > 0),
    );
    expect(moving.length).toBeGreaterThan(10);
    expect(moving.length).toBeLessThan(90);
  }
});
