import type { Context } from "../../context.ts";
import { dropPositionDays, openPositionDay } from "../commands/keep-position-days.ts";

const dayMs = 86_400_000;

/** Opens today and tomorrow before their first position comes, so that none waits for it. Answers how many were missing. */
export async function openComingDays(ctx: Context): Promise<number> {
  const today = await openPositionDay(ctx, { day: dayFrom(ctx.now(), 0) });
  const tomorrow = await openPositionDay(ctx, { day: dayFrom(ctx.now(), 1) });
  return Number(today) + Number(tomorrow);
}

/** Drops days that retention no longer keeps: those before midnight UTC `retentionDays` ago. Answers how many. */
export async function dropExpiredDays(ctx: Context, { retentionDays }: { retentionDays: number }): Promise<number> {
  return dropPositionDays(ctx, { before: dayFrom(ctx.now(), -retentionDays) });
}

function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}
