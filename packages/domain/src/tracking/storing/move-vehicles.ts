import type { Session } from "@cartage/db/session";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import type { ArrayColumns } from "./array-columns.ts";

/** A vehicle whose state moved, for the live frame of its organisation. */
export interface MovedVehicle {
  organisationId: string;
  vehicle: VehicleTuple;
}

// A state moves only forward: by fix time, then by device, so that every order of arrival ends in the same row.
const move = `
  update vehicle_state as state
     set version = nextval('vehicle_state_version'), fix_time = news.fix_time, received_at = news.received_at,
       device_key = news.device_key, lat_e7 = news.lat_e7, lon_e7 = news.lon_e7, odometer_m = news.odometer_m,
       altitude_m = news.altitude_m, speed_cmps = news.speed_cmps, heading_ddeg = news.heading_ddeg,
       accuracy_dm = news.accuracy_dm, battery_percent = news.battery_percent, motion = news.motion,
       ignition = news.ignition, ext = news.ext
    from (
      select distinct on (fitting.vehicle_id) fitting.vehicle_id, to_timestamp(received_ms / 1000) as received_at, fix.*
        from (
          select to_timestamp(fix_ms / 1000) as fix_time, given.*
            from unnest($1::float8[], $2::int[], $3::int[], $4::int[], $5::int[], $6::float8[], $7::int[], $8::smallint[],
              $9::smallint[], $10::smallint[], $11::smallint[], $12::smallint[], $13::smallint[], $14::boolean[], $15::text[])
              as given (fix_ms, organisation_key, device_key, lat_e7, lon_e7, received_ms, odometer_m, altitude_m,
                speed_cmps, heading_ddeg, accuracy_dm, battery_percent, motion, ignition, ext)
        ) as fix
        join fittings as fitting
          on fitting.device_key = fix.device_key
         and fitting.fitted_at <= fix.fix_time
         and (fitting.removed_at is null or fix.fix_time < fitting.removed_at)
       order by fitting.vehicle_id, fix.fix_time desc, fix.device_key desc
    ) as news
   where state.vehicle_id = news.vehicle_id
     and (state.fix_time is null or (news.fix_time, news.device_key) > (state.fix_time, state.device_key)
       or ((news.fix_time, news.device_key) = (state.fix_time, state.device_key)
         and (position_rank(news.lat_e7, news.lon_e7, news.altitude_m, news.speed_cmps, news.heading_ddeg, news.accuracy_dm,
               news.battery_percent, news.ignition, news.odometer_m), news.ext collate "C")
           > (position_rank(state.lat_e7, state.lon_e7, state.altitude_m, state.speed_cmps, state.heading_ddeg,
               state.accuracy_dm, state.battery_percent, state.ignition, state.odometer_m), state.ext collate "C")))
  returning state.organisation_id, state.vehicle_id, state.version, news.fix_ms, state.lat_e7, state.lon_e7,
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

/** Moves the vehicles that the newest fixes belong to; answers those that moved. */
export async function moveVehicles(session: Session, newest: ArrayColumns): Promise<MovedVehicle[]> {
  if (newest.count === 0) return [];
  const rows = await session.sql.unsafe<MovedRow[]>(move, newest.literals, { prepare: true });
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
