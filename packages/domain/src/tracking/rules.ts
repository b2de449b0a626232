import type { Motion } from "@cartage/telemetry/frame";

export type Signal = "live" | "delayed" | "silent";

/** Below this a receiver that stands still reports speed out of noise. */
const standsBelowMps = 1.4;

/** How fresh a vehicle's newest fix is; from its age, never stored. */
export function signalOf(fixTime: number | null, now: number): Signal {
  if (fixTime === null) return "silent";
  const ageS = (now - fixTime) / 1000;
  if (ageS <= 30) return "live";
  return ageS <= 300 ? "delayed" : "silent";
}

/**
 * The motion that one fix shows by itself. A device that tells neither speed nor ignition reports because it moves:
 * it counts as moving until its signal goes silent.
 */
export function motionOf({ speedMps, ignition }: { speedMps: number | null; ignition: boolean | null }): Motion {
  if (speedMps !== null && speedMps >= standsBelowMps) return "moving";
  if (speedMps === null && ignition === null) return "moving";
  return ignition ? "idling" : "parked";
}
