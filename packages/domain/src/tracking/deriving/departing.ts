import type { Fix } from "./moment.ts";
import type { Thresholds } from "./thresholds.ts";

/** A parked vehicle that is seen further away than this has left, if it is seen there again. */
const gonePastM = 150;
const departsFromM = 20;

interface Seen {
  fix: Fix;
  /** From the halt, its accuracy taken off. */
  awayM: number;
  isMoving: boolean;
  isAfterGap: boolean;
}

/** Whether a fix during a halt shows that it is over, may show it, or does not. */
export function departure({ fix, awayM, isMoving, isAfterGap }: Seen): "sure" | "maybe" | "none" {
  if (isAfterGap && awayM > gonePastM) return "sure";
  if (isMoving && awayM > departsFromM) {
    const isDriven = fix.ignition === true && fix.speedMps !== null;
    const isFast = fix.speedMps !== null && fix.speedMps >= 5 && awayM > 100;
    return isDriven || isFast ? "sure" : "maybe";
  }
  return awayM > gonePastM ? "maybe" : "none";
}

/** Whether fixes that may show it do so together. */
export function isDeparting(seen: readonly Fix[]): boolean {
  if (seen.length >= 3) return true;
  return seen.length === 2 && seen.every(({ speedMps }) => speedMps !== null && speedMps >= 1.4);
}

/** Away from a halt without moving, and with no engine on that could have brought it there. */
export function isDrift({ ignition }: Fix, awayM: number, { driftBeyondM }: Thresholds): boolean {
  return ignition !== true && awayM > driftBeyondM;
}
