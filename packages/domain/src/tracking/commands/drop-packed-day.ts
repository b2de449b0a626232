import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/**
 * Drops the partition of a UTC day when no position is left in it, after giving back the room that deleted ones took.
 * Answers whether it is gone; when somebody works with it, that is for the next time.
 */
export async function dropPackedDay(ctx: Context, { day }: { day: string }): Promise<boolean> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new RangeError(`No day: ${day}`);
  const { sql } = ctx.session;
  const partition = `positions_${day.replaceAll("-", "")}`;
  const [found] = await sql`select from pg_class where oid = to_regclass(${partition})`;
  if (!found) return false;
  const [left] = await sql`
    select from positions
     where fix_time >= ${day}::text::date::timestamp at time zone 'utc'
       and fix_time < (${day}::text::date + 1)::timestamp at time zone 'utc'
     limit 1`;
  if (left) return false;
  await sql.unsafe(`vacuum (skip_locked) ${partition}`);
  const [row] = await sql<{ dropped: boolean }[]>`select drop_empty_position_day(${day}::text::date) as dropped`;
  return row?.dropped ?? false;
}
