/** A route's way, as far as it is known. */
export interface RouteProgress {
  stops: number;
  stopsDone: number;
  /** Of the whole route as it is planned now. */
  wholeDistanceM: number;
  /** From where the vehicle is to the last stop. */
  distanceLeftM: number;
}

/**
 * Percent along the route, whole, 0 to 100: of the distance, or of the stops where there is none to drive. 100 when the
 * last stop is done and not before; `before` is what was shown last, which it never falls below while the plan is the same.
 */
export function percentAlong({ stops, stopsDone, wholeDistanceM, distanceLeftM }: RouteProgress, before = 0): number {
  if (stopsDone >= stops) return 100;
  const share = wholeDistanceM > 0 ? 1 - distanceLeftM / wholeDistanceM : stopsDone / stops;
  return Math.min(99, Math.max(before, Math.floor(100 * Math.max(0, share))));
}
