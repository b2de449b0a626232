import type { ArrayColumn } from "@cartage/db/array-column";
import { ArrayColumns, toParameters } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { motions, type VehicleTuple } from "@cartage/telemetry/frame";
import { motionOf } from "../rules.ts";

/** A vehicle whose state moved, for the live frame of its organisation. */
export interface MovedVehicle {
  organisationId: string;
  vehicle: VehicleTuple;
}

/** What of a fix decides the motion. */
export interface ShownMotion {
  speedCmps: number | null;
  ignition: boolean | null;
}

/** A fix that is stored. */
export interface StoredFix extends ShownMotion {
  organisationKey: number;
  deviceKey: number;
  /** Epoch ms. */
  fixTime: number;
}

/** Rows of `positions`, as columns, and the motion that each shows. */
export interface NewestRows {
  rows: ArrayColumn[];
  motion: ArrayColumn;
}

// A state moves only forward: by fix time, then by device, so that every order of arrival ends in the same row. The limit
// keeps the planner to one look-up for each fix, whatever the statistics say: it would scan the whole table again.
const moveTo = (fixes: string) => `
  update vehicle_state as state
     set version = nextval('vehicle_state_version'), fix_time = news.fix_time,
       received_at = news.fix_time + news.received_after_ds * interval '100 milliseconds', device_key = news.device_key,
       lat_e7 = news.lat_e7, lon_e7 = news.lon_e7, odometer_m = news.odometer_m, altitude_m = news.altitude_m,
       speed_cmps = news.speed_cmps, heading_ddeg = news.heading_ddeg, accuracy_dm = news.accuracy_dm,
       battery_percent = news.battery_percent, motion = news.motion, ignition = news.ignition, ext = news.ext
    from (
      select distinct on (fitting.vehicle_id) fitting.vehicle_id, fix.*
        from (${fixes}) as fix
       cross join lateral (
          select vehicle_id from fittings
           where device_key = fix.device_key
             and fitted_at <= fix.fix_time
             and (removed_at is null or fix.fix_time < removed_at)
           limit 1
        ) as fitting
       order by fitting.vehicle_id, fix.fix_time desc, fix.device_key desc
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

// Copied from what is stored: a fix that lost to another under its key, or that is doubted, moves nothing.
const moveToStored = moveTo(`
  select stored.*, given.motion
    from unnest($1::int[], $2::int[], $3::timestamptz[], $4::smallint[], $5::boolean[], $6::smallint[])
           as given (organisation_key, device_key, fix_time, speed_cmps, ignition, motion)
   cross join lateral (
      select * from positions
       where organisation_key = given.organisation_key
         and device_key = given.device_key
         and fix_time = given.fix_time
       limit 1
    ) as stored
   where stored.verdict = 0
     and stored.speed_cmps is not distinct from given.speed_cmps
     and stored.ignition is not distinct from given.ignition`);

const moveToNew = moveTo(`
  select unnest($1::timestamptz[]) as fix_time, unnest($2::int[]) as organisation_key, unnest($3::int[]) as device_key,
    unnest($4::int[]) as lat_e7, unnest($5::int[]) as lon_e7, unnest($6::int[]) as received_after_ds,
    unnest($7::int[]) as odometer_m, unnest($8::smallint[]) as altitude_m, unnest($9::smallint[]) as speed_cmps,
    unnest($10::smallint[]) as heading_ddeg, unnest($11::smallint[]) as accuracy_dm,
    unnest($12::smallint[]) as battery_percent, unnest($13::smallint[]) as verdict, unnest($14::boolean[]) as ignition,
    unnest($15::text[]) as ext, unnest($16::smallint[]) as motion`);

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

/** Moves the vehicles that stored fixes belong to; answers those that moved. */
export async function moveVehicles(session: Session, stored: Iterable<StoredFix>): Promise<MovedVehicle[]> {
  const columns = new ArrayColumns(["int4", "int4", "timestamptz", "int2", "bool", "int2"]);
  for (const { organisationKey, deviceKey, fixTime, speedCmps, ignition } of stored) {
    columns.add([organisationKey, deviceKey, fixTime, speedCmps, ignition, motionCode({ speedCmps, ignition })]);
  }
  return move(session, moveToStored, columns.columns);
}

/** The same with accepted fixes that the same transaction adds as new rows, and which need not be read again therefore. */
export function moveToNewest(session: Session, { rows, motion }: NewestRows): Promise<MovedVehicle[]> {
  return move(session, moveToNew, [...rows, motion]);
}

async function move({ sql }: Session, statement: string, columns: readonly ArrayColumn[]): Promise<MovedVehicle[]> {
  if (!columns[0]?.count) return [];
  const rows = await sql.unsafe<MovedRow[]>(statement, toParameters(sql, columns), { prepare: true });
  return rows.map((row) => ({ organisationId: row.organisation_id, vehicle: toTuple(row) }));
}

/** As `vehicle_state` has it. */
export function motionCode({ speedCmps, ignition }: ShownMotion): number {
  return motions.indexOf(motionOf({ speedMps: speedCmps === null ? null : speedCmps / 100, ignition }));
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
