import type { UnitSystem } from "@cartage/domain/accounts/inputs";
import { mpsToKmh, mpsToMph } from "@cartage/telemetry/units";

/** How speeds are drawn in a system of units: round numbers of its own. */
export interface SpeedScale {
  of(speedMps: number): number;
  /** The upper edges of the speed classes of a track; what is faster is the last class. */
  edges: readonly number[];
  /** The lines across a chart, and where it ends. */
  axis: readonly number[];
  top: number;
}

export const speedScales: Record<UnitSystem, SpeedScale> = {
  metric: { of: mpsToKmh, edges: [20, 50, 80], axis: [40, 80, 120], top: 140 },
  imperial: { of: mpsToMph, edges: [10, 30, 50], axis: [25, 50, 75], top: 87 },
};
