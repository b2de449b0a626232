import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface DueDeviceDay {
  deviceKey: number;
  /** Of UTC, as 2026-11-21. */
  day: string;
}

/** Nobody may have counted for so many days. */
const lookedBack = 7;

/**
 * Days of devices of which more came since they were counted: late positions, what came today, and each of the last days
 * until it was counted after its end. The newest days first, at most `limit`.
 */
export async function listDueDeviceDays(ctx: Context, { limit }: { limit: number }): Promise<DueDeviceDay[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const rows = await ctx.session.db.execute<{ device_key: number; day: string }>(sql`
    with recent as (
      select (now() at time zone 'utc')::date - back as day from generate_series(0, ${lookedBack}) as back
    ), due as (
      select state.device_key, recent.day
        from device_state state
        cross join recent
        left join device_days counted on counted.device_key = state.device_key and counted.day = recent.day
       where state.last_received_at >= recent.day::timestamp at time zone 'utc'
         and (counted.counted_at is null or counted.counted_at < least(state.last_received_at,
           (recent.day + 1)::timestamp at time zone 'utc' + interval '10 minutes'))
      union
      select device_key, day from device_day_marks
    )
    select device_key, day::text from due order by day desc, device_key limit ${limit}`);
  return rows.map(({ device_key, day }) => ({ deviceKey: device_key, day }));
}
