import { openingHours } from "../geofences/evaluating/opening-hours.ts";
import { WeeklyHours } from "../geofences/inputs.ts";

/** Whether hours of each week say open at a time; null hours are always open. */
export function isOpenAt(hours: { timeZone: string; spans: unknown }, at: Date): boolean {
  if (hours.spans === null) return true;
  return openingHours(WeeklyHours.parse(hours))(at.getTime()) !== null;
}
