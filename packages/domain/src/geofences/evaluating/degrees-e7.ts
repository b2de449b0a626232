import { EARTH_RADIUS_M } from "@cartage/telemetry/geodesy";
import { fromE7, toRadians } from "@cartage/telemetry/units";

export const TURN_E7 = 3_600_000_000;
const HALF_TURN_E7 = TURN_E7 / 2;

/** A degree × 1e7 along a meridian. */
export const METRES_PER_E7 = (EARTH_RADIUS_M * toRadians(1)) / 1e7;

/** A degree × 1e7 along a parallel, in metres. */
export const metresPerLonE7 = (latE7: number): number => METRES_PER_E7 * Math.cos(toRadians(fromE7(latE7)));

/** A longitude less than two turns away, as -180° ≤ lon ≤ 180° in degrees × 1e7. */
export function wrapE7(lonE7: number): number {
  if (lonE7 > HALF_TURN_E7) return lonE7 - TURN_E7;
  if (lonE7 < -HALF_TURN_E7) return lonE7 + TURN_E7;
  return lonE7;
}

/** A place as positions have it. */
export interface PlaceE7 {
  latE7: number;
  lonE7: number;
}
