import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface Expired {
  organisationKey: number;
  /** Fixes before this go; what came too late to be kept goes when it has been there as long. */
  before: Date;
  /** Rows at most. */
  limit: number;
}

/** Deletes the oldest of an organisation's positions that its retention no longer keeps; answers how many. */
export async function deleteExpiredPositions(
  ctx: Context,
  { organisationKey, before, limit }: Expired,
): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const until = before.toISOString();
  const { count } = await ctx.session.db.execute(sql`
    with gone as materialized (
      select device_key, fix_time from positions
       where organisation_key = ${organisationKey} and fix_time < ${until}
       limit ${limit})
    delete from positions stored using gone
     where stored.organisation_key = ${organisationKey} and stored.fix_time < ${until}
       and stored.device_key = gone.device_key and stored.fix_time = gone.fix_time`);
  return count;
}

/** Deletes the oldest of an organisation's tracks of days that its retention no longer keeps; answers how many. */
export async function deleteExpiredTracks(ctx: Context, { organisationKey, before, limit }: Expired): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { count } = await ctx.session.db.execute(sql`
    with gone as materialized (
      select device_key, day from tracks
       where organisation_key = ${organisationKey} and day < (${before.toISOString()}::timestamptz at time zone 'utc')::date
       limit ${limit})
    delete from tracks using gone
     where tracks.organisation_key = ${organisationKey}
       and tracks.device_key = gone.device_key and tracks.day = gone.day`);
  return count;
}

/** Deletes an organisation's positions that were received too late to be kept, once they have been there as long. */
export async function deleteExpiredOutside(ctx: Context, { organisationKey, before, limit }: Expired): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const until = before.toISOString();
  const { count } = await ctx.session.db.execute(sql`
    with gone as materialized (
      select device_key, fix_time from positions_outside
       where organisation_key = ${organisationKey} and fix_time < ${until}
         and fix_time + received_after_ds * interval '100 ms' < ${until}
       limit ${limit})
    delete from positions_outside stored using gone
     where stored.organisation_key = ${organisationKey}
       and stored.device_key = gone.device_key and stored.fix_time = gone.fix_time`);
  return count;
}

/** Deletes messages of an organisation that could not be decoded, which may say where somebody was too. */
export async function deleteExpiredLetters(ctx: Context, { organisationKey, before, limit }: Expired): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { count } = await ctx.session.db.execute(sql`
    delete from dead_letters
     where id in (
       select letter.id from dead_letters letter join organisations o on o.id = letter.organisation_id
        where o.key = ${organisationKey} and letter.last_received_at < ${before.toISOString()}
        limit ${limit})`);
  return count;
}
