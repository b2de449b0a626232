import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { CountUsage } from "../inputs.ts";

/**
 * Counts what each organisation's devices sent on a UTC day, and what of it came faster than its plan says, on average over
 * each hour of each device. Counted anew each time, so again is harmless. Answers how many organisations sent something.
 */
export async function countUsage(ctx: Context, { day }: z.infer<typeof CountUsage>): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const counted = await ctx.session.db.execute(sql`
    with hours as (
      select organisation_key, count(*) as positions
        from positions
       where fix_time >= ${day}::date::timestamp at time zone 'utc'
         and fix_time < (${day}::date + 1)::timestamp at time zone 'utc'
       group by organisation_key, device_key, floor(extract(epoch from fix_time) / 3600)
    )
    insert into usage_days (organisation_id, day, positions, positions_above_rate, counted_at)
    select o.id, ${day}::date, sum(h.positions),
           coalesce(sum(greatest(0, h.positions - ceil(3600.0 / p.seconds_between_positions))), 0),
           ${ctx.now().toISOString()}
      from hours h
      join organisations o on o.key = h.organisation_key
      join plans p on p.id = o.plan_id
     group by o.id
    on conflict on constraint usage_days_once do update
      set positions = excluded.positions, positions_above_rate = excluded.positions_above_rate,
        counted_at = excluded.counted_at
    returning organisation_id`);
  return counted.length;
}
