import { distanceM } from "@cartage/telemetry/geodesy";
import type { Fix } from "./fix.ts";

/** Between two recorded positions of a vehicle on the move. */
const MOVING_EVERY_MS = 5_000;
/** Between two recorded positions of one that stands: enough to know that it still does. */
const STANDING_EVERY_MS = 60_000;
const STANDING_WITHIN_M = 20;
/** A turn is recorded at once, so that the line follows the street round the corner. */
const TURN_DEG = 25;
const TURN_ABOVE_MPS = 2;

/** Whether a fix adds to what is already recorded, so that a day's work costs battery and store only where it must. */
export function isWorthRecording(previous: Fix | null, fix: Fix): boolean {
  if (!previous) return true;
  const passedMs = fix.at - previous.at;
  if (passedMs <= 0) return false;
  if (passedMs >= STANDING_EVERY_MS || hasTurned(previous, fix)) return true;
  const isStanding = distanceM(previous, fix) < Math.max(STANDING_WITHIN_M, fix.accuracyM ?? 0);
  return !isStanding && passedMs >= MOVING_EVERY_MS;
}

function hasTurned(previous: Fix, fix: Fix) {
  if (previous.headingDeg === null || fix.headingDeg === null) return false;
  if ((fix.speedMps ?? 0) < TURN_ABOVE_MPS) return false;
  const difference = Math.abs(fix.headingDeg - previous.headingDeg) % 360;
  return Math.min(difference, 360 - difference) >= TURN_DEG;
}
