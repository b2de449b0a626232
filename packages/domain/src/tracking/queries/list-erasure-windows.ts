import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** What of one device, or of one vehicle, an erasure is about: from one time until before another. */
export interface ErasureWindow {
  erasureId: string;
  organisationKey: number;
  /** Null for what is kept of the vehicle. */
  deviceKey: number | null;
  vehicleId: string | null;
  from: Date;
  until: Date;
}

/** Erasures that are still to be carried out, the oldest first. */
export async function listUnfinishedErasures(ctx: Context): Promise<string[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const rows = await ctx.session.sql<{ id: string }[]>`
    select id from erasures where finished_at is null order by asked_at, id limit 100`;
  return rows.map(({ id }) => id);
}

/**
 * The windows of an erasure: of a vehicle the devices fitted to it, while they were; of a driver those of each vehicle while
 * it was assigned to him, the phones that he enrolled for all of the time, and the vehicles that these reported for.
 */
export async function listErasureWindows(ctx: Context, { erasureId }: { erasureId: string }): Promise<ErasureWindow[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  return ctx.session.sql<ErasureWindow[]>`
    with erasure as (select * from erasures where id = ${erasureId}),
    phones as (
      select device.key from devices device join sessions session on session.id = device.created_by_session
        join erasure on erasure.driver_id = session.user_id and erasure.organisation_id = device.organisation_id),
    driven as (
      select vehicle_id, tstzrange(from_time, until_time) as during from erasure where vehicle_id is not null
      union all
      select assignment.vehicle_id, tstzrange(assigned_at, ended_at) * tstzrange(from_time, until_time)
        from erasure join assignments assignment on assignment.driver_id = erasure.driver_id
         and assignment.organisation_id = erasure.organisation_id
      union all
      select fitting.vehicle_id, tstzrange(fitted_at, removed_at) * tstzrange(from_time, until_time)
        from erasure cross join phones join fittings fitting on fitting.device_key = phones.key),
    windows as (
      select null::int as device_key, vehicle_id, during from driven
      union all
      select fitting.device_key, null, driven.during * tstzrange(fitted_at, removed_at)
        from driven join fittings fitting on fitting.vehicle_id = driven.vehicle_id
      union all
      select phones.key, null, tstzrange(from_time, until_time) from erasure cross join phones)
    select distinct erasure.id as "erasureId", organisation.key as "organisationKey", device_key as "deviceKey",
           windows.vehicle_id as "vehicleId", lower(during) as "from", upper(during) as "until"
      from windows cross join erasure join organisations organisation on organisation.id = erasure.organisation_id
     where not isempty(during)
     order by "deviceKey" nulls last, "from"`;
}
