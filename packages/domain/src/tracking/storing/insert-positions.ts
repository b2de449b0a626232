import type { ArrayColumn } from "@cartage/db/array-column";
import { toParameters } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import type { WrittenStretch } from "./mark-stored.ts";
import type { ReplacedFix } from "./restate-vehicles.ts";

const columns = `fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, odometer_m, altitude_m,
    speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict, ignition, ext`;

// Several set-returning functions in the select list walk in step and stream, where in the from clause they would be
// gathered first: a third less time for the whole insert.
const given = `
  select unnest($1::timestamptz[]), unnest($2::int[]), unnest($3::int[]), unnest($4::int[]),
    unnest($5::int[]), unnest($6::int[]), unnest($7::int[]), unnest($8::smallint[]), unnest($9::smallint[]),
    unnest($10::smallint[]), unnest($11::smallint[]), unnest($12::smallint[]), unnest($13::smallint[]),
    unnest($14::boolean[]), unnest($15::text[])`;

const rankOf = (row: string) =>
  `position_rank(${row}.lat_e7, ${row}.lon_e7, ${row}.altitude_m, ${row}.speed_cmps, ${row}.heading_ddeg,
    ${row}.accuracy_dm, ${row}.battery_percent, ${row}.ignition, ${row}.odometer_m)`;

const insert = (table: string) => `insert into ${table} (${columns}) ${given}`;

// Two different positions under one key: the greater canonical encoding stays, whatever came first.
const merge = (table: string) => `
  with merged as (
  insert into ${table} as stored (${columns}) ${given}
  on conflict (organisation_key, device_key, fix_time) do update
    set lat_e7 = excluded.lat_e7, doubt = -1, lon_e7 = excluded.lon_e7, received_after_ds = excluded.received_after_ds,
      odometer_m = excluded.odometer_m, altitude_m = excluded.altitude_m, speed_cmps = excluded.speed_cmps,
      heading_ddeg = excluded.heading_ddeg, accuracy_dm = excluded.accuracy_dm, verdict = excluded.verdict,
      battery_percent = excluded.battery_percent, ignition = excluded.ignition, ext = excluded.ext
    where (${rankOf("excluded")}, excluded.ext collate "C") > (${rankOf("stored")}, stored.ext collate "C")
  returning new.organisation_key, new.device_key, new.fix_time, old.verdict is not null and new.verdict <> 0 as is_doubted
  )
  select organisation_key as "organisationKey", device_key as "deviceKey", count(*)::int as written,
    (extract(epoch from min(fix_time)) * 1000)::float8 as since,
    (extract(epoch from max(fix_time)) * 1000)::float8 as until,
    coalesce(json_agg(json_build_object('deviceKey', device_key, 'fixTime', extract(epoch from fix_time) * 1000))
      filter (where is_doubted), '[]') as doubted
    from merged
   group by organisation_key, device_key`;

/** Adds rows that are known to be new; fails on the primary key when one is not. Answers how many. */
export async function insertNew({ sql }: Session, rows: ArrayColumn[]): Promise<number> {
  if (isEmpty(rows)) return 0;
  const result = await sql.unsafe(insert("positions"), toParameters(sql, rows), { prepare: true });
  return result.count;
}

/** What became of a device's positions that may have been there. */
export interface MergedDevice extends WrittenStretch {
  /** Rows that are new or replaced a lesser one. */
  written: number;
  /** Of these, the keys where a doubted position took another's place. */
  doubted: ReplacedFix[];
}

/** Adds rows, or merges them with what is there under the same key; answers for the devices where this wrote something. */
export async function mergePositions(
  { sql }: Session,
  table: "positions" | "positions_outside",
  rows: ArrayColumn[],
): Promise<MergedDevice[]> {
  if (isEmpty(rows)) return [];
  return sql.unsafe<MergedDevice[]>(merge(table), toParameters(sql, rows), { prepare: true });
}

export const isEmpty = ([first]: ArrayColumn[]) => !first?.count;
