import { wallTimeAt } from "../../notifications/wall-clock-rules.ts";

const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** The hour of the week on the clocks of a zone (IANA) at an instant (epoch ms): 0 is Monday from midnight, 167 Sunday's last. */
export function hourOfWeekAt(at: number, timeZone: string): number {
  const { day, minutes } = wallTimeAt(new Date(at), timeZone);
  // the epoch was a Thursday
  const weekday = (Math.floor(Date.parse(day) / dayMs) + 3) % 7;
  return weekday * 24 + Math.floor(minutes / 60);
}

/** When the hour that clocks in a zone show began, epoch ms. */
export function hourStart(at: number, timeZone: string): number {
  const { minutes } = wallTimeAt(new Date(at), timeZone);
  return Math.floor(at / 60_000) * 60_000 - (minutes % 60) * 60_000;
}
