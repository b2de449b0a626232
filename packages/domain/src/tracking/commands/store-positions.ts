import type { Session } from "@cartage/db/session";
import { canonicalExt } from "@cartage/telemetry/canonical";
import { motions } from "@cartage/telemetry/frame";
import { motionOf } from "../rules.ts";
import { advanceNumbers, type StoredNumber } from "../storing/advance-numbers.ts";
import { ArrayColumns, type Cell } from "../storing/array-columns.ts";
import { type MovedVehicle, moveVehicles } from "../storing/move-vehicles.ts";
import type { JudgedPosition, PositionBatch } from "../storing/position-batch.ts";

export interface StoredBatch {
  /** Rows that are new, and rows that replaced a lesser position under the same key. */
  written: number;
  /** Positions that were there already, or lost to a greater one under the same key. */
  repeated: number;
  moved: MovedVehicle[];
  /** For each device that numbers its positions, the number up to which all are stored. */
  through: StoredNumber[];
}

/**
 * Stores a batch within the caller's transaction: positions, vehicle state, device state. Repeating it changes nothing.
 * The statements are sent together, so that the batch costs one round trip.
 */
export async function storePositions(session: Session, batch: PositionBatch): Promise<StoredBatch> {
  const inside = new ArrayColumns(15);
  const outside = new ArrayColumns(15);
  for (const judged of batch.positions()) (batch.isKept(judged.position) ? inside : outside).add(positionRow(judged));
  const newest = new ArrayColumns(15);
  for (const judged of batch.newest()) newest.add(newestRow(judged));

  const [writtenInside, writtenOutside, moved, through] = await Promise.all([
    insertPositions(session, "positions", inside),
    insertPositions(session, "positions_outside", outside),
    moveVehicles(session, newest),
    advanceNumbers(session, batch),
  ]);
  const written = writtenInside + writtenOutside;
  return { written, repeated: batch.received - written, moved, through };
}

async function insertPositions(
  session: Session,
  table: "positions" | "positions_outside",
  rows: ArrayColumns,
): Promise<number> {
  if (rows.count === 0) return 0;
  const result = await session.sql.unsafe(insertInto(table), rows.literals, { prepare: true });
  return result.count;
}

const rankOf = (row: string) =>
  `position_rank(${row}.lat_e7, ${row}.lon_e7, ${row}.altitude_m, ${row}.speed_cmps, ${row}.heading_ddeg,
    ${row}.accuracy_dm, ${row}.battery_percent, ${row}.ignition, ${row}.odometer_m)`;

// Two different positions under one key: the greater canonical encoding stays, whatever came first.
const insertInto = (table: string) => `
  insert into ${table} as stored (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, odometer_m,
    altitude_m, speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict, ignition, ext)
  select to_timestamp(fix_ms / 1000), organisation_key, device_key, lat_e7, lon_e7, received_after_ds, odometer_m,
    altitude_m, speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict, ignition, ext
    from unnest($1::float8[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::smallint[],
      $9::smallint[], $10::smallint[], $11::smallint[], $12::smallint[], $13::smallint[], $14::boolean[], $15::text[])
      as given (fix_ms, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, odometer_m, altitude_m,
        speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict, ignition, ext)
  on conflict (organisation_key, device_key, fix_time) do update
    set lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7, received_after_ds = excluded.received_after_ds,
      odometer_m = excluded.odometer_m, altitude_m = excluded.altitude_m, speed_cmps = excluded.speed_cmps,
      heading_ddeg = excluded.heading_ddeg, accuracy_dm = excluded.accuracy_dm, verdict = excluded.verdict,
      battery_percent = excluded.battery_percent, ignition = excluded.ignition, ext = excluded.ext
    where (${rankOf("excluded")}, excluded.ext collate "C") > (${rankOf("stored")}, stored.ext collate "C")`;

/** Beyond this the tenths of a second no longer fit their column (68 years). */
const int32 = { min: -2_147_483_648, max: 2_147_483_647 };

function positionRow({ device, position, receivedAt, verdict }: JudgedPosition): Cell[] {
  const receivedAfterDs = Math.round((receivedAt - position.fixTime) / 100);
  return [
    position.fixTime,
    device.organisationKey,
    device.deviceKey,
    position.latE7,
    position.lonE7,
    Math.max(int32.min, Math.min(int32.max, receivedAfterDs)),
    position.odometerM,
    position.altitudeM,
    steps(position.speedMps, 100),
    steps(position.headingDeg, 10),
    steps(position.accuracyM, 10),
    steps(position.battery, 100),
    verdict,
    position.ignition,
    canonicalExt(position.ext) ?? "",
  ];
}

/** As positionRow, with our clock's time instead of the delay and the motion instead of the verdict. */
function newestRow(judged: JudgedPosition): Cell[] {
  const row = positionRow(judged);
  row[5] = judged.receivedAt;
  row[12] = motions.indexOf(motionOf(judged.position));
  return row;
}

function steps(value: number | null, stepsPerUnit: number): number | null {
  return value === null ? null : Math.round(value * stepsPerUnit);
}
