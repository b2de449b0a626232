import { toRadians } from "@cartage/telemetry/units";
import type { Fix, Moment } from "../../../tracking/deriving/moment.ts";
import type { ConditionOf } from "../../condition-inputs.ts";
import { nothing, type ReadableCondition } from "../condition.ts";

/** Fixes further apart average a manoeuvre away. */
const mostApartMs = 3_000;
/** Below this, receivers' headings wander. */
const turnsFromMps = 3;

/**
 * Harsh driving from plain GPS: the change of the device's own speed between two fixes, or the speed times the change of
 * heading, in m/s² (a = dv/dt; lateral a = v·ω, uniform circular motion).
 */
export function harshCondition({
  maneuver,
  thresholdMps2,
}: ConditionOf<"harsh">): Omit<ReadableCondition, "isMomentary"> {
  return {
    spansGaps: false,
    read({ previous, fix, isAfterGap }: Moment) {
      const value = previous && !isAfterGap ? accelerations[maneuver](previous, fix) : null;
      if (value === null || value < thresholdMps2) return nothing;
      return {
        readings: [{ subject: "", holds: true, isRecovered: false, value, detail: { limit: thresholdMps2, maneuver } }],
      };
    },
  };
}

const accelerations = {
  acceleration: alongMps2,
  braking: (from: Fix, to: Fix) => {
    const along = alongMps2(from, to);
    return along === null ? null : -along;
  },
  cornering: (from: Fix, to: Fix) => {
    const seconds = secondsBetween(from, to);
    if (seconds === null || from.headingDeg === null || to.headingDeg === null) return null;
    const speedMps = ((from.speedMps ?? 0) + (to.speedMps ?? 0)) / 2;
    if (speedMps < turnsFromMps) return null;
    const turn = Math.abs(to.headingDeg - from.headingDeg) % 360;
    return (speedMps * toRadians(Math.min(turn, 360 - turn))) / seconds;
  },
};

function alongMps2(from: Fix, to: Fix): number | null {
  const seconds = secondsBetween(from, to);
  if (seconds === null || from.speedMps === null || to.speedMps === null) return null;
  return (to.speedMps - from.speedMps) / seconds;
}

function secondsBetween(from: Fix, to: Fix): number | null {
  const apartMs = to.time - from.time;
  return from.deviceKey === to.deviceKey && apartMs > 0 && apartMs <= mostApartMs ? apartMs / 1_000 : null;
}
