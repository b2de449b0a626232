import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { motions, type VehicleTuple } from "@cartage/telemetry/frame";
import { motionOf } from "../rules.ts";

/** A vehicle whose state moved, for the live frame of its organisation. */
export interface MovedVehicle {
  organisationId: string;
  vehicle: VehicleTuple;
}

/** A fix that is stored, and what of it decides the motion. */
export interface StoredFix {
  organisationKey: number;
  deviceKey: number;
  /** Epoch ms. */
  fixTime: number;
  speedCmps: number | null;
  ignition: boolean | null;
}

// A state moves only forward: by fix time, then by device, so that every order of arrival ends in the same row. It is
// copied from what is stored: a fix that lost to another under its key, or that is doubted, moves nothing. The limits
// keep the planner to one look-up by key for each fix, whatever the statistics say: it would scan whole tables again.
const move = `
  update vehicle_state as state
     set version = nextval('vehicle_state_version'), fix_time = news.fix_time,
       received_at = news.fix_time + news.received_after_ds * interval '100 milliseconds', device_key = news.device_key,
       lat_e7 = news.lat_e7, lon_e7 = news.lon_e7, odometer_m = news.odometer_m, altitude_m = news.altitude_m,
       speed_cmps = news.speed_cmps, heading_ddeg = news.heading_ddeg, accuracy_dm = news.accuracy_dm,
       battery_percent = news.battery_percent, motion = news.motion, ignition = news.ignition, ext = news.ext
    from (
      select distinct on (fitting.vehicle_id) fitting.vehicle_id, given.motion, stored.*
        from unnest($1::int[], $2::int[], $3::timestamptz[], $4::smallint[], $5::boolean[], $6::smallint[])
               as given (organisation_key, device_key, fix_time, speed_cmps, ignition, motion)
       cross join lateral (
          select * from positions
           where organisation_key = given.organisation_key
             and device_key = given.device_key
             and fix_time = given.fix_time
           limit 1
        ) as stored
       cross join lateral (
          select vehicle_id from fittings
           where device_key = stored.device_key
             and fitted_at <= stored.fix_time
             and (removed_at is null or stored.fix_time < removed_at)
           limit 1
        ) as fitting
       where stored.verdict = 0
         and stored.speed_cmps is not distinct from given.speed_cmps
         and stored.ignition is not distinct from given.ignition
       order by fitting.vehicle_id, stored.fix_time desc, stored.device_key desc
    ) as news
   where state.vehicle_id = news.vehicle_id
     and (state.fix_time is null or (news.fix_time, news.device_key) >= (state.fix_time, state.device_key))
     and (state.fix_time, state.device_key, state.lat_e7, state.lon_e7, state.odometer_m, state.altitude_m, state.speed_cmps,
          state.heading_ddeg, state.accuracy_dm, state.battery_percent, state.ignition, state.ext)
       is distinct from
         (news.fix_time, news.device_key, news.lat_e7, news.lon_e7, news.odometer_m, news.altitude_m, news.speed_cmps,
          news.heading_ddeg, news.accuracy_dm, news.battery_percent, news.ignition, news.ext)
  returning state.organisation_id, state.vehicle_id, state.version,
    (extract(epoch from state.fix_time) * 1000)::float8 as fix_ms, state.lat_e7, state.lon_e7,
    state.speed_cmps, state.heading_ddeg, state.accuracy_dm, state.motion, state.battery_percent`;

interface MovedRow {
  organisation_id: string;
  vehicle_id: string;
  version: string;
  fix_ms: number;
  lat_e7: number;
  lon_e7: number;
  speed_cmps: number | null;
  heading_ddeg: number | null;
  accuracy_dm: number | null;
  motion: 0 | 1 | 2;
  battery_percent: number | null;
}

/** Moves the vehicles that the newest fixes belong to, in the transaction that stores them; answers those that moved. */
export async function moveVehicles(session: Session, newest: Iterable<StoredFix>): Promise<MovedVehicle[]> {
  const columns = new ArrayColumns(["int4", "int4", "timestamptz", "int2", "bool", "int2"]);
  for (const { organisationKey, deviceKey, fixTime, speedCmps, ignition } of newest) {
    const motion = motionOf({ speedMps: speedCmps === null ? null : speedCmps / 100, ignition });
    columns.add([organisationKey, deviceKey, fixTime, speedCmps, ignition, motions.indexOf(motion)]);
  }
  if (columns.count === 0) return [];
  const rows = await session.sql.unsafe<MovedRow[]>(move, columns.parameters(session.sql), { prepare: true });
  return rows.map((row) => ({ organisationId: row.organisation_id, vehicle: toTuple(row) }));
}

function toTuple(row: MovedRow): VehicleTuple {
  return [
    row.vehicle_id,
    Number(row.version),
    row.fix_ms,
    row.lat_e7,
    row.lon_e7,
    row.speed_cmps,
    row.heading_ddeg,
    row.accuracy_dm,
    row.motion,
    row.battery_percent,
  ];
}
