import { createPositionDays, type PositionDays } from "@cartage/domain/tracking/processes/open-position-days";

/** The days for which a process that serves the endpoint keeps positions, as its configuration says. */
export function daysKept(retentionDays: number): PositionDays {
  return createPositionDays({ retentionDays, now: Date.now });
}
