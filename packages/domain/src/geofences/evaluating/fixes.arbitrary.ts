import fc from "fast-check";
import { expect } from "vitest";
import type { Fix } from "../../tracking/deriving/moment.ts";
import { FenceDefinition } from "../inputs.ts";
import { compileFence } from "./compiled-fence.ts";
import { FenceIndex } from "./fence-index.ts";
import type { FenceState } from "./membership.ts";
import { OUTSIDE_ALL, stepFences } from "./step-fences.ts";

export const START = Date.parse("2026-11-27T03:00Z");
export const METRE_E7 = 90;
export const vehicle = {
  vehicleId: "v",
  organisationId: "o",
  type: "truck" as const,
  groupIds: ["north", "all"],
  tags: ["cold"],
};

/** A square kilometre (about) around 0|0, and what else a version may say. */
const yard = {
  kind: "polygon",
  parts: [
    [
      [-0.0045, -0.0045],
      [0.0045, -0.0045],
      [0.0045, 0.0045],
      [-0.0045, 0.0045],
    ].map(([x, y]) => [x, y]),
  ].map((ring) => [ring]),
};
export function fence(given: Record<string, unknown> = {}, version: Record<string, unknown> = {}) {
  return compileFence({
    organisationId: "o",
    geofenceId: "yard",
    version: 1,
    validFrom: 0,
    validUntil: null,
    definition: FenceDefinition.parse({ shape: yard, ...given }),
    ...version,
  });
}

/** A fix so many metres east of the middle, after so many seconds. */
export function fix(eastM: number, atS: number, given: Partial<Fix> = {}): Fix {
  return {
    time: START + atS * 1000,
    deviceKey: 1,
    latE7: 0,
    lonE7: Math.round(eastM * METRE_E7),
    speedMps: null,
    headingDeg: null,
    accuracyM: null,
    altitudeM: null,
    battery: null,
    ignition: null,
    odometerM: null,
    ext: null,
    ...given,
  };
}

export interface Stay {
  geofenceId: string;
  from: number;
  until: number | null;
}

/** The stays that fixes end in, times as seconds from the start. */
export function staysOf(index: FenceIndex, fixes: Fix[], { gapsBefore = [] as number[], of = vehicle } = {}): Stay[] {
  let state: FenceState = OUTSIDE_ALL;
  const stays: Stay[] = [];
  for (const [at, next] of fixes.entries()) {
    const step = { vehicle: of, previous: fixes[at - 1] ?? null, fix: next, isAfterGap: gapsBefore.includes(at) };
    const { state: after, entered, left } = stepFences(state, step, index);
    state = JSON.parse(JSON.stringify(after));
    for (const { geofenceId, at: from } of entered) stays.push({ geofenceId, from, until: null });
    for (const { geofenceId, enteredAt, at: until } of left) {
      const stay = stays.find(
        (other) => other.geofenceId === geofenceId && other.from === enteredAt && other.until === null,
      );
      expect(stay).toBeDefined();
      if (stay) stay.until = until;
    }
    const open = stays
      .filter(({ until }) => until === null)
      .map(({ geofenceId, from }) => ({ geofenceId, enteredAt: from }))
      .sort((a, b) => a.geofenceId.localeCompare(b.geofenceId));
    expect(state.memberships.map(({ geofenceId, enteredAt }) => ({ geofenceId, enteredAt }))).toEqual(open);
  }
  return stays.map(({ geofenceId, from, until }) => ({
    geofenceId,
    from: seconds(from),
    until: until === null ? null : seconds(until),
  }));
}
export const seconds = (time: number) => Math.round((time - START) / 1000);
export const stay = (from: number, until: number | null) => ({ geofenceId: "yard", from, until });
export const only = (...args: Parameters<typeof fence>) => new FenceIndex([fence(...args)]);

/** Fixes of a vehicle that goes this way and that among geofences of some hundred metres. */
export const walk = fc
  .array(
    fc.record({
      east: fc.integer({ min: -250, max: 250 }),
      north: fc.integer({ min: -250, max: 250 }),
      afterS: fc.integer({ min: 1, max: 90 }),
      accuracyM: fc.option(fc.nat(120)),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let [east, north, time] = [0, 0, 0];
    return steps.map((step) => {
      [east, north, time] = [east + step.east, north + step.north, time + step.afterS];
      return fix(east, time, { latE7: north * METRE_E7, accuracyM: step.accuracyM });
    });
  });
