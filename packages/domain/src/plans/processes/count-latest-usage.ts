import type { Context } from "../../context.ts";
import { countUsage } from "../commands/count-usage.ts";

const dayMs = 86_400_000;

/** Counts today and the day before, of which positions still come. Answers how many organisations sent something. */
export async function countLatestUsage(ctx: Context): Promise<number> {
  const dayBefore = (days: number) => new Date(ctx.now().getTime() - days * dayMs).toISOString().slice(0, 10);
  const yesterday = await countUsage(ctx, { day: dayBefore(1) });
  return Math.max(yesterday, await countUsage(ctx, { day: dayBefore(0) }));
}
