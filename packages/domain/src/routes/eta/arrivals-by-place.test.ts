import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivalsByPlace, type PlacedStop } from "./arrivals-by-place.ts";
import { aroundDoor, type PlaceFix } from "./stays.ts";

const doors = [105.8, 105.82, 105.84].map((lon) => ({ lat: 21, lon }));

function stopsAt(): PlacedStop[] {
  return doors.map((door, at) => ({
    ...{ stopId: `stop ${at}`, state: "planned", kind: at === 0 ? "pickup" : "delivery", orderId: "order", leg: 1 },
    ...{ place: String(at), beyondM: aroundDoor(door), arrivedAt: null, arrivedBy: null, leftAt: null },
  }));
}

const fix = (at: number, lon: number, given: Partial<PlaceFix> = {}): PlaceFix => ({
  ...{ at: at * 1000, lat: 21, lon, speedMps: 0, accuracyM: 5 },
  ...given,
});

/** From door to door with a fix every ten seconds, standing at each for a while. */
const drives = fc.record({
  standsFor: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 }),
  steps: fc.integer({ min: 3, max: 30 }),
});

function fixesOf({ standsFor, steps }: { standsFor: number[]; steps: number }): PlaceFix[] {
  const fixes: PlaceFix[] = [];
  const push = (lon: number, speedMps: number) => fixes.push(fix(fixes.length * 10, lon, { speedMps }));
  for (const [at, { lon }] of doors.entries()) {
    const from = lon - 0.02;
    for (let step = 0; step < steps; step++) push(from + (0.02 * step) / steps, 12);
    for (let stood = 0; stood < (standsFor[at] ?? 1); stood++) push(lon, 0);
  }
  for (let step = 1; step <= steps; step++) push(105.84 + (0.02 * step) / steps, 12);
  return fixes;
}

function take(stops: PlacedStop[], fixes: PlaceFix[]): PlacedStop[] {
  const { arrivals, corrections, leavings } = arrivalsByPlace(stops, fixes);
  return stops.map((stop) => {
    const arrival = arrivals.find(({ stopId }) => stopId === stop.stopId);
    const earlier = corrections.find(({ stopId }) => stopId === stop.stopId);
    const leaving = leavings.find(({ stopId }) => stopId === stop.stopId);
    return {
      ...stop,
      ...(arrival && { state: "arrived" as const, arrivedAt: arrival.at, arrivedBy: "geofence" as const }),
      ...(earlier && { arrivedAt: earlier.at }),
      ...(leaving && { leftAt: leaving.at }),
    };
  });
}

test("looked at in parts of any size a drive shows the same arrivals and leavings as at once", () => {
  fc.assert(
    fc.property(drives, fc.integer({ min: 1, max: 25 }), (drive, size) => {
      const fixes = fixesOf(drive);
      const whole = take(stopsAt(), fixes);
      let parts = stopsAt();
      for (let from = 0; from < fixes.length; from += size) {
        const through = fixes[from + size - 1]?.at ?? Number.POSITIVE_INFINITY;
        const since = (fixes[from]?.at ?? 0) - 600_000;
        parts = take(
          parts,
          fixes.filter(({ at }) => at >= since && at <= through),
        );
      }
      const shown = (stops: PlacedStop[]) =>
        stops.map(({ stopId, arrivedAt, leftAt }) => ({ stopId, arrivedAt, leftAt }));
      expect(shown(parts)).toEqual(shown(whole));
      expect(whole.every(({ arrivedAt, leftAt }) => arrivedAt !== null && leftAt !== null)).toBe(true);
    }),
  );
});

test("who drives past has not arrived; who stands there has, by one fix", () => {
  const passing = [
    fix(0, 105.798, { speedMps: 15 }),
    fix(10, 105.8, { speedMps: 15 }),
    fix(20, 105.802, { speedMps: 15 }),
  ];
  expect(arrivalsByPlace(stopsAt(), passing).arrivals).toEqual([]);
  expect(arrivalsByPlace(stopsAt(), [fix(0, 105.8)]).arrivals).toEqual([{ stopId: "stop 0", at: 0 }]);
});

test("a delivery is not reached before its goods are on board", () => {
  const elsewhere = [fix(0, 105.84), fix(600, 105.84)];
  expect(arrivalsByPlace(stopsAt(), elsewhere).arrivals).toEqual([]);
  const collected = stopsAt().map((stop, at) => (at === 0 ? { ...stop, state: "done" as const, arrivedAt: -1 } : stop));
  expect(arrivalsByPlace(collected, elsewhere).arrivals).toEqual([{ stopId: "stop 2", at: 0 }]);
});

test("an inaccurate fix neither brings a vehicle away nor, too far off, to a stop", () => {
  const [first, ...rest] = stopsAt();
  const there = [
    { ...(first as PlacedStop), state: "arrived" as const, arrivedAt: 0, arrivedBy: "geofence" as const },
    ...rest,
  ];
  expect(arrivalsByPlace(there, [fix(10, 105.803, { accuracyM: 300 })]).leavings).toEqual([]);
  expect(arrivalsByPlace(there, [fix(10, 105.803)]).leavings).toEqual([{ stopId: "stop 0", at: 10_000 }]);
  expect(arrivalsByPlace(stopsAt(), [fix(0, 105.803, { accuracyM: 900 })]).arrivals).toEqual([]);
});
