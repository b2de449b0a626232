import { ArrayColumn } from "@cartage/db/array-column";
import { toParameters } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { absent, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { noDoubt } from "./stored-columns.ts";

const columns = `fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, odometer_m, altitude_m,
    speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict, ignition, ext, doubt`;

const rankOf = (row: string) =>
  `position_rank(${row}.lat_e7, ${row}.lon_e7, ${row}.altitude_m, ${row}.speed_cmps, ${row}.heading_ddeg,
    ${row}.accuracy_dm, ${row}.battery_percent, ${row}.ignition, ${row}.odometer_m)`;

// What was packed came first: of two that are equal it stays, with the verdict that it was given since.
const insert = `
  insert into positions as stored (${columns})
  select unnest($3::timestamptz[]), $1, $2, unnest($4::int[]), unnest($5::int[]), unnest($6::int[]), unnest($7::int[]),
    unnest($8::smallint[]), unnest($9::smallint[]), unnest($10::smallint[]), unnest($11::smallint[]),
    unnest($12::smallint[]), unnest($13::smallint[]), unnest($14::boolean[]), unnest($15::text[]),
    unnest($16::smallint[])
  on conflict (organisation_key, device_key, fix_time) do update
    set lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7, received_after_ds = excluded.received_after_ds,
      odometer_m = excluded.odometer_m, altitude_m = excluded.altitude_m, speed_cmps = excluded.speed_cmps,
      heading_ddeg = excluded.heading_ddeg, accuracy_dm = excluded.accuracy_dm, verdict = excluded.verdict,
      battery_percent = excluded.battery_percent, ignition = excluded.ignition, ext = excluded.ext, doubt = excluded.doubt
    where (${rankOf("excluded")}, excluded.ext collate "C") >= (${rankOf("stored")}, stored.ext collate "C")`;

const integers = ["latE7", "lonE7", "receivedAfterDs", "odometerM"] as const;
const smallIntegers = ["altitudeM", "speedCmps", "headingDdeg", "accuracyDm", "batteryPercent", "verdict"] as const;

/** Puts a device's packed rows back into `positions`, merged with what stands there, in the caller's transaction. */
export async function insertRows(
  { sql }: Session,
  { organisationKey, deviceKey, rows }: { organisationKey: number; deviceKey: number; rows: TrackRows },
): Promise<void> {
  const places = Array.from(rows.time, (_, at) => at);
  const times = new ArrayColumn("timestamptz");
  times.addNumbers(rows.time, places);
  const numbers = [
    ...integers.map((name) => ({ name, type: "int4" as const })),
    ...smallIntegers.map((name) => ({ name, type: "int2" as const })),
    { name: "ignition" as const, type: "bool" as const },
  ].map(({ name, type }) => {
    const column = new ArrayColumn(type);
    column.addNumbers(rows[name], places, absent);
    return column;
  });
  const ext = new ArrayColumn("text");
  for (const text of rows.ext) ext.add(text);
  const doubt = new ArrayColumn("int2");
  for (const value of rows.doubt) doubt.add(Number.isNaN(value) ? noDoubt : value);
  const parameters = toParameters(sql, [times, ...numbers, ext, doubt]);
  await sql.unsafe(insert, [organisationKey, deviceKey, ...parameters], { prepare: true });
}
