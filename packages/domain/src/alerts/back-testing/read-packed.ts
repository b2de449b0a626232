import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { Fix } from "../../tracking/deriving/moment.ts";
import { readFixes } from "../../tracking/packing/read-fixes.ts";
import { at, type Fitted } from "./scoped-vehicles.ts";
import type { Stretch } from "./stretches.ts";

/** A day of a device that is packed; epoch ms, the last fix is in it. */
export interface PackedDay extends Fitted {
  organisationKey: number;
}

/** The packed days of devices that a time touches. */
export async function findPacked(
  ctx: Context,
  deviceKeys: readonly number[],
  { from, until }: Stretch,
): Promise<PackedDay[]> {
  const rows = await ctx.session.db.execute<PackedDay & Record<string, unknown>>(sql`
    select organisation_key as "organisationKey", device_key as "deviceKey",
           (extract(epoch from first_fix) * 1000)::float8 as "from", (extract(epoch from last_fix) * 1000)::float8 + 1 as "until"
      from tracks
     where organisation_key = (select current_organisation_key())
       and device_key = any(${`{${deviceKeys.join(",")}}`}::integer[])
       and day >= (${at(from)} at time zone 'utc')::date and day <= (${at(until)} at time zone 'utc')::date
       and last_fix >= ${at(from)} and first_fix < ${at(until)} and accepted > 0
     order by device_key, day`);
  return [...rows];
}

/** Accepted fixes of devices of which days are packed, with what stands beside the tracks, by device. */
export async function readPacked(
  ctx: Context,
  ranges: readonly Fitted[],
  organisationKey: number,
): Promise<Map<number, Fix[]>> {
  const spans = ranges.map(({ deviceKey, from, until }) => ({
    organisationKey,
    deviceKey,
    from: new Date(from),
    until: new Date(until),
  }));
  const fixes = (await readFixes(ctx.session, spans)).filter(({ verdict }) => verdict === 0);
  return Map.groupBy(fixes, ({ deviceKey }) => deviceKey);
}
