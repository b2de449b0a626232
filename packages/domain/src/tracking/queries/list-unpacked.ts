import { mostRows } from "@cartage/telemetry/track/encode-track";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { DeviceDay } from "../packing/device-day.ts";

/** The UTC days before one that have a partition, the oldest first, as `2026-11-21`. */
export async function listOpenDays(ctx: Context, { before }: { before: string }): Promise<string[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const rows = await ctx.session.sql<{ day: string }[]>`
    select to_char(to_date(right(class.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') as day
      from pg_inherits inherits join pg_class class on class.oid = inherits.inhrelid
     where inherits.inhparent = 'positions'::regclass
       and class.relname < 'positions_' || to_char(${before}::text::date, 'YYYYMMDD')
     order by 1`;
  return rows.map(({ day }) => day);
}

/**
 * The devices that have positions of a UTC day. Those wait whose vehicle is still to be derived from that day on, for
 * deriving would open it again, but not longer than a day; and those with more positions than a track holds stay as they are.
 */
export async function listUnpacked(ctx: Context, { day }: { day: string }): Promise<DeviceDay[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const rows = await ctx.session.sql<{ organisation_key: number; device_key: number }[]>`
    select organisation_key, device_key
      from positions stored
     where fix_time >= ${day}::text::date::timestamp at time zone 'utc'
       and fix_time < (${day}::text::date + 1)::timestamp at time zone 'utc'
     group by organisation_key, device_key
    having count(*) <= ${mostRows} and not exists (
      select from waiting_derivations waiting join fittings fitting on fitting.vehicle_id = waiting.vehicle_id
       where fitting.device_key = stored.device_key
         and waiting.since < (${day}::text::date + 1)::timestamp at time zone 'utc'
         and waiting.waits_since > ${ctx.now()}::timestamptz - interval '1 day')
     order by 1, 2`;
  return rows.map((row) => ({ organisationKey: row.organisation_key, deviceKey: row.device_key, day }));
}
