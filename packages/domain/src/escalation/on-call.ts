import { daysBetween, minutesOf, wallTimeAt } from "../notifications/wall-clock-rules.ts";

export interface Rota {
  timeZone: string;
  /** YYYY-MM-DD; the first shift begins that day at the hand-over. */
  startsOn: string;
  /** "HH:MM" */
  handOverAt: string;
  shiftDays: number;
  userIds: readonly string[];
}

export interface Override {
  userId: string;
  startsAt: Date;
  endsAt: Date;
}

/** Who is on call at an instant: whoever stands in, else whose turn it is; null before the first shift. */
export function onCallAt(rota: Rota, overrides: readonly Override[], at: Date): string | null {
  const standIn = overrides.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  return standIn ? standIn.userId : turnAt(rota, at);
}

function turnAt({ timeZone, startsOn, handOverAt, shiftDays, userIds }: Rota, at: Date): string | null {
  const { day, minutes } = wallTimeAt(at, timeZone);
  const days = daysBetween(startsOn, day) - (minutes < minutesOf(handOverAt) ? 1 : 0);
  if (days < 0) return null;
  return userIds[Math.floor(days / shiftDays) % userIds.length] ?? null;
}

/** When who is on call changes next, to the quarter of an hour; null within the next 60 days. */
export function nextHandOver(rota: Rota, overrides: readonly Override[], at: Date): Date | null {
  const stepMs = 15 * 60_000;
  const now = onCallAt(rota, overrides, at);
  const start = Math.floor(at.getTime() / stepMs) * stepMs;
  for (let step = 1; step <= 60 * 96; step += 1) {
    const then = new Date(start + step * stepMs);
    if (onCallAt(rota, overrides, then) !== now) return then;
  }
  return null;
}
