import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Opens the partition of a UTC day, given as `2026-11-21`, where it is missing; answers whether it was. */
export async function openPositionDay(ctx: Context, { day }: { day: string }): Promise<boolean> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const [row] = await ctx.session.db.execute<{ opened: boolean }>(
    sql`select ensure_position_day(${day}::date) as opened`,
  );
  return row?.opened ?? false;
}

/** Drops the partitions of all days before a UTC day, with their positions, and deletes their tracks; answers how many partitions. */
export async function dropPositionDays(ctx: Context, { before }: { before: string }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const [row] = await ctx.session.db.execute<{ dropped: number }>(
    sql`select drop_position_days(${before}::date) as dropped`,
  );
  await ctx.session.db.execute(sql`delete from tracks where day < ${before}::date`);
  return row?.dropped ?? 0;
}
