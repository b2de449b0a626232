import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/**
 * Deletes positions from before the days that their organisation's plan keeps, `limit` at the most, so that no statement
 * holds locks for long. Answers how many; fewer than `limit` means that none is left.
 */
export async function clearBeyondPlan(ctx: Context, { limit }: { limit: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const midnight = `${ctx.now().toISOString().slice(0, 10)}T00:00:00Z`;
  const deleted = await ctx.session.db.execute(sql`
    with beyond as (
      select s.organisation_key, s.device_key, s.fix_time
        from organisations o
        join plans p on p.id = o.plan_id
        join devices d on d.organisation_id = o.id
       cross join lateral (
          select r.organisation_key, r.device_key, r.fix_time
            from positions r
           where r.organisation_key = o.key and r.device_key = d.key
             and r.fix_time < ${midnight}::timestamptz - p.max_retention_days * interval '1 day'
           limit ${limit}
        ) s
       where p.max_retention_days is not null
       limit ${limit}
    )
    delete from positions r using beyond b
     where r.organisation_key = b.organisation_key and r.device_key = b.device_key and r.fix_time = b.fix_time`);
  return deleted.count;
}
