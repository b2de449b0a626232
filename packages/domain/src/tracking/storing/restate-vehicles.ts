import type { Session } from "@cartage/db/session";
import { reopenTracks } from "../packing/reopen-tracks.ts";
import { type MovedVehicle, moveVehicles, type StoredFix } from "./move-vehicles.ts";

/** The key of a stored position whose doubted successor took its place. */
export interface ReplacedFix {
  deviceKey: number;
  /** Epoch ms. */
  fixTime: number;
}

/**
 * Puts vehicles back to their newest accepted fix, where the fix that their state shows was replaced, under the same key,
 * by one that is doubted. That needs two different positions of one device with one time, so it hardly ever happens.
 */
export async function restateVehicles(session: Session, replaced: ReplacedFix[]): Promise<MovedVehicle[]> {
  if (replaced.length === 0) return [];
  const { sql } = session;
  const deviceKeys = replaced.map(({ deviceKey }) => deviceKey);
  const fixTimes = replaced.map(({ fixTime }) => fixTime);
  await openNewestTracks(session, { deviceKeys, fixTimes });
  const newest = await sql<StoredFix[]>`
    with cleared as (
      update vehicle_state as state
         set version = nextval('vehicle_state_version'), fix_time = null, received_at = null, device_key = null,
           lat_e7 = null, lon_e7 = null, odometer_m = null, altitude_m = null, speed_cmps = null, heading_ddeg = null,
           accuracy_dm = null, battery_percent = null, motion = null, ignition = null, ext = ''
        from unnest(${deviceKeys}::int[], ${fixTimes}::float8[]) as gone (device_key, fix_ms)
       where state.device_key = gone.device_key and state.fix_time = to_timestamp(gone.fix_ms / 1000)
      returning state.vehicle_id
    )
    select fix.organisation_key as "organisationKey", fix.device_key as "deviceKey", fix.speed_cmps as "speedCmps",
           fix.ignition, (extract(epoch from fix.fix_time) * 1000)::float8 as "fixTime"
      from cleared
      join fittings as fitting on fitting.vehicle_id = cleared.vehicle_id
      join devices as device on device.key = fitting.device_key
     cross join lateral (
       select * from positions as stored
        where stored.organisation_key = device.organisation_key
          and stored.device_key = device.key
          and stored.fix_time >= fitting.fitted_at
          and (fitting.removed_at is null or stored.fix_time < fitting.removed_at)
          and stored.verdict = 0
        order by stored.fix_time desc
        limit 1
     ) as fix`;
  return moveVehicles(session, newest);
}

/**
 * The fix before may be packed. Two tracks of each fitting are enough: of the newest, what is accepted may be of the time
 * after the fitting's end.
 */
async function openNewestTracks(
  session: Session,
  { deviceKeys, fixTimes }: { deviceKeys: number[]; fixTimes: number[] },
): Promise<void> {
  const newest = await session.sql<{ organisation_key: number; device_key: number; day: string }[]>`
    select track.organisation_key, track.device_key, track.day::text
      from unnest(${deviceKeys}::int[], ${fixTimes}::float8[]) as gone (device_key, fix_ms)
      join vehicle_state state on state.device_key = gone.device_key and state.fix_time = to_timestamp(gone.fix_ms / 1000)
      join fittings fitting on fitting.vehicle_id = state.vehicle_id
      join devices device on device.key = fitting.device_key
     cross join lateral (
       select * from tracks
        where tracks.organisation_key = device.organisation_key and tracks.device_key = device.key
          and tracks.accepted > 0 and tracks.last_fix >= fitting.fitted_at
          and (fitting.removed_at is null or tracks.first_fix < fitting.removed_at)
        order by tracks.day desc
        limit 2
     ) as track
     order by 2, 3`;
  for (const { organisation_key: organisationKey, device_key, day } of newest) {
    await reopenTracks(session, { organisationKey, deviceKeys: [device_key], fromDay: day, untilDay: day });
  }
}
