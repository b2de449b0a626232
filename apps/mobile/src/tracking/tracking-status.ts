/** How far the phone lets the app know where it is. */
export type Permission = "granted" | "approximate" | "undetermined" | "denied" | "blocked";

export type TrackingFacts = {
  /** When the driver switched the shift on, ms since the epoch; null while it is off. */
  shiftSince: number | null;
  /** Unknown until the server has said it once. */
  vehicle: "fitted" | "none" | "unknown";
  permission: Permission;
  isLocationOn: boolean;
  /** When the phone last heard of a fix, by its own clock, ms since the epoch. */
  heardAt: number | null;
  /** What the location service itself reported. */
  hasFailed: boolean;
};

export type TrackingTrouble =
  | "noVehicle"
  | "permissionUndetermined"
  | "permissionDenied"
  | "permissionBlocked"
  | "approximate"
  | "locationOff"
  | "noFix";

/** What the driver can do about it with one tap. */
export type Remedy = "ask" | "openSettings" | "turnLocationOn" | "lookAgain";

export type TrackingStatus =
  | { kind: "off" }
  | { kind: "searching" }
  | { kind: "tracking"; since: number }
  | { kind: "stopped"; trouble: TrackingTrouble; remedy: Remedy };

/** How long the first fix, or the next one, may take before the driver is told. */
const FIX_WITHIN_MS = 90_000;

/** Why the phone is tracking or not, as one answer: the first thing in the way is the one to mend. */
export function trackingStatus(facts: TrackingFacts, now: number): TrackingStatus {
  if (facts.shiftSince === null) return { kind: "off" };
  const trouble = troubleOf(facts, now);
  if (trouble) return { kind: "stopped", trouble, remedy: remedies[trouble] };
  const hasFix = facts.heardAt !== null && facts.heardAt >= facts.shiftSince;
  return hasFix ? { kind: "tracking", since: facts.shiftSince } : { kind: "searching" };
}

/** How long after its start a shift may still be given a fix that the phone remembered from before it. */
const REMEMBERED_WITHIN_MS = 10_000;

/**
 * Whether a fix of the time `fixAt` that is heard `now` is to be recorded: only inside a shift, and only for a vehicle.
 * Later in the shift the two times are not compared: the clocks of satellites and phone may be hours apart.
 */
export function isToRecord(
  { shiftSince, vehicle }: Pick<TrackingFacts, "shiftSince" | "vehicle">,
  fixAt: number,
  now: number,
): boolean {
  if (shiftSince === null || vehicle === "none") return false;
  return fixAt >= shiftSince || now - shiftSince > REMEMBERED_WITHIN_MS;
}

const remedies: Record<TrackingTrouble, Remedy> = {
  noVehicle: "lookAgain",
  permissionUndetermined: "ask",
  permissionDenied: "ask",
  permissionBlocked: "openSettings",
  approximate: "openSettings",
  locationOff: "turnLocationOn",
  noFix: "lookAgain",
};

function troubleOf(facts: TrackingFacts, now: number): TrackingTrouble | null {
  if (facts.vehicle === "none") return "noVehicle";
  if (!facts.isLocationOn) return "locationOff";
  if (facts.permission === "undetermined") return "permissionUndetermined";
  if (facts.permission === "denied") return "permissionDenied";
  if (facts.permission === "blocked") return "permissionBlocked";
  if (facts.permission === "approximate") return "approximate";
  const expectedAfter = Math.max(facts.heardAt ?? 0, facts.shiftSince ?? 0);
  return facts.hasFailed || now - expectedAfter > FIX_WITHIN_MS ? "noFix" : null;
}
