import { compileFence } from "@cartage/domain/geofences/evaluating/compiled-fence";
import { FenceIndex } from "@cartage/domain/geofences/evaluating/fence-index";
import type { FenceState } from "@cartage/domain/geofences/evaluating/membership";
import { OUTSIDE_ALL, stepFences } from "@cartage/domain/geofences/evaluating/step-fences";
import type { Fix } from "@cartage/domain/tracking/deriving/moment";
import { toE7 } from "@cartage/telemetry/units";

type LonLat = [lon: number, lat: number];

export function indexOf(rings: LonLat[][]): FenceIndex {
  const fences = rings.map((ring, at) =>
    compileFence({
      organisationId: "bench",
      geofenceId: String(at).padStart(6, "0"),
      version: 1,
      validFrom: 0,
      validUntil: null,
      definition: {
        shape: { kind: "polygon", parts: [[ring]] },
        schedule: null,
        scope: { groupIds: [], tags: [] },
        dwellS: null,
        speedLimitMps: null,
        hysteresisM: 15,
      },
    }),
  );
  return new FenceIndex(fences);
}

export function fixesOf(drives: LonLat[][]): Fix[][] {
  return drives.map((places) =>
    places.map(([lon, lat], at) => ({
      time: 1_700_000_000_000 + at * 10_000,
      deviceKey: 1,
      latE7: toE7(lat),
      lonE7: toE7(lon),
      speedMps: null,
      headingDeg: null,
      accuracyM: 5,
      altitudeM: null,
      battery: null,
      ignition: null,
      odometerM: null,
      ext: null,
    })),
  );
}

/** All a worker does about fences for each fix: memberships, entries, leavings. Vehicles take turns, as they report. */
export function evaluate(index: FenceIndex, drives: Fix[][]): { entered: number; left: number } {
  const vehicle = { vehicleId: "v", organisationId: "bench", type: "truck" as const, groupIds: [], tags: [] };
  const states: FenceState[] = drives.map(() => OUTSIDE_ALL);
  const counts = { entered: 0, left: 0 };
  for (let at = 0; at < (drives[0]?.length ?? 0); at++) {
    for (const [number, fixes] of drives.entries()) {
      const fix = fixes[at];
      if (!fix) continue;
      const step = { vehicle, previous: fixes[at - 1] ?? null, fix, isAfterGap: false };
      const outcome = stepFences(states[number] ?? OUTSIDE_ALL, step, index);
      states[number] = outcome.state;
      counts.entered += outcome.entered.length;
      counts.left += outcome.left.length;
    }
  }
  return counts;
}

/** Only which fences cover each fix: what the others are asked too. */
export function countCovering(index: FenceIndex, drives: Fix[][]): number {
  let covering = 0;
  for (const fix of drives.flat()) {
    const near = index.near(fix, fix, fix.time);
    for (let at = 0; at < near; at++) if (index.nearby[at]?.shape.covers(fix.latE7, fix.lonE7)) covering++;
  }
  return covering;
}
