import { absent, emptyRows, type TrackRows } from "@cartage/telemetry/track/track-rows";

/** Columns of `positions` as big-endian numbers of four bytes, in the order in which they are read. */
const numbers = [
  ["latE7", "lat_e7"],
  ["lonE7", "lon_e7"],
  ["receivedAfterDs", "received_after_ds"],
  ["odometerM", "odometer_m"],
  ["altitudeM", "altitude_m"],
  ["speedCmps", "speed_cmps"],
  ["headingDdeg", "heading_ddeg"],
  ["accuracyDm", "accuracy_dm"],
  ["batteryPercent", "battery_percent"],
  ["verdict", "verdict"],
  ["ignition", "ignition"],
] as const;

/** In the column `doubt`. */
export const noDoubt = -1;

const inOrder = (value: string, row: string) => `string_agg(${value}, ''::bytea order by ${row}.fix_time)`;

/**
 * Aggregates that make one row of many positions: a hundred thousand times fewer values for the driver to read. `row` is
 * the alias of `positions`, or of what has its columns.
 */
export const aggregateRows = (row: string) => `
  ${inOrder(`timestamptz_send(${row}.fix_time)`, row)} as times,
  ${numbers.map(([, name]) => `${inOrder(`int4send(coalesce(${row}.${name}::int, ${absent}))`, row)} as ${name}`).join(",\n  ")},
  case when bool_or(${row}.doubt >= 0) then ${inOrder(`int4send(${row}.doubt::int)`, row)} end as doubts,
  case when bool_or(${row}.ext <> '') then json_agg(${row}.ext order by ${row}.fix_time) end as exts`;

/** As many columns of nothing, for the other half of a union. */
export const noAggregates = `null::bytea, ${numbers.map(() => "null::bytea").join(", ")}, null::bytea, null::json`;

export type AggregatedRows = Record<(typeof numbers)[number][1], Uint8Array> & {
  times: Uint8Array;
  doubts: Uint8Array | null;
  exts: string[] | null;
};

/** Postgres counts time from 2000-01-01, in microseconds. */
const postgresEpochMs = 946_684_800_000;
const twoTo32 = 2 ** 32;

export function toTrackRows(row: AggregatedRows): TrackRows {
  const length = row.times.length / 8;
  const rows = emptyRows(length);
  const times = view(row.times);
  for (let at = 0; at < length; at++) {
    const microseconds = times.getInt32(at * 8) * twoTo32 + times.getUint32(at * 8 + 4);
    rows.time[at] = postgresEpochMs + Math.floor(microseconds / 1_000);
  }
  for (const [column, name] of numbers) {
    const values = view(row[name]);
    const into = rows[column];
    for (let at = 0; at < length; at++) into[at] = values.getInt32(at * 4);
  }
  if (row.doubts) {
    const doubts = view(row.doubts);
    for (let at = 0; at < length; at++) {
      const doubt = doubts.getInt32(at * 4);
      rows.doubt[at] = doubt === noDoubt ? Number.NaN : doubt;
    }
  }
  if (row.exts) rows.ext = row.exts;
  return rows;
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);
