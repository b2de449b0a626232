import { ArrayColumn } from "@cartage/db/array-column";
import { verdictCode } from "../verdict.ts";
import type { WrittenStretch } from "./mark-stored.ts";
import { motionCode, type NewestRows, type ShownMotion, type StoredFix } from "./move-vehicles.ts";
import type { DeviceNews, PositionBatch } from "./position-batch.ts";
import { absent, numberColumns, type PositionColumns } from "./position-columns.ts";
import type { ReportingDevice } from "./reporting-device.ts";

/** A batch as the statements take it: columns of `positions`, in their order. */
export interface PositionRows {
  /** Known to be new: inserted plainly. */
  fresh: ArrayColumn[];
  /** Merged with what may be there under the same key. */
  other: ArrayColumn[];
  /** Of days that have no partition. */
  outside: ArrayColumn[];
  /** Of the fresh rows those that may be a vehicle's newest fix: one a device at the most. */
  newest: NewestRows;
  /** What else may be one, should it win its key. */
  candidates: StoredFix[];
  /** Of the fresh rows of each device those that anything is derived from: their fix times, and their places in the batch's columns. */
  freshOf: FreshRows[];
}

export interface FreshRows extends WrittenStretch {
  rows: number[];
}

/** The newest fix time (ms) that may be stored of a device: what is later cannot be there yet. */
export type NewestOf = (deviceKey: number) => number;

const mayBeThere: NewestOf = () => Number.POSITIVE_INFINITY;

/** Lays out a batch; without `newestOf` all of it is merged. */
export function toRows(batch: PositionBatch, newestOf: NewestOf = mayBeThere): PositionRows {
  const { columns } = batch;
  const laid: LaidRows = { fresh: [], other: [], outside: [] };
  const newest: number[] = [];
  const candidates: number[] = [];
  const freshOf: FreshRows[] = [];
  for (const news of batch.devices.values()) {
    const stored = newestOf(news.device.deviceKey);
    const { accepted, derived } = layDevice(batch, news, stored, laid);
    if (derived.length > 0) freshOf.push(toFreshRows(columns, news.device, derived));
    const last = newestRow(columns, accepted);
    if (last !== undefined && at(columns.fixTime, last) > stored) newest.push(last);
    // any of them may lose to another under its key, and the one before it then counts
    else candidates.push(...accepted);
  }
  return {
    fresh: toArrays(columns, laid.fresh),
    other: toArrays(columns, laid.other),
    outside: toArrays(columns, laid.outside),
    newest: { rows: toArrays(columns, newest), motion: motionsOf(columns, newest) },
    candidates: candidates.map((row) => toStoredFix(columns, row)),
    freshOf,
  };
}

interface LaidRows {
  fresh: number[];
  other: number[];
  outside: number[];
}

/** Lays a device's rows where they belong; answers the accepted ones, and the fresh ones that anything is derived from. */
function layDevice(batch: PositionBatch, { device, rows }: DeviceNews, stored: number, laid: LaidRows) {
  const { fixTime, numbers } = batch.columns;
  const accepted: number[] = [];
  const derived: number[] = [];
  for (const row of rows) {
    const time = at(fixTime, row);
    if (!batch.isKept(device, time)) {
      laid.outside.push(row);
      continue;
    }
    const verdict = at(numbers.verdict, row);
    if (verdict === verdictCode.accepted) accepted.push(row);
    (time > stored ? laid.fresh : laid.other).push(row);
    if (time > stored && isDerived(verdict)) derived.push(row);
  }
  return { accepted, derived };
}

/** Fixes whose clock is wrong say nothing of their vehicle. */
const isDerived = (verdict: number) => verdict !== verdictCode.future && verdict !== verdictCode.stale;

function toFreshRows({ fixTime }: PositionColumns, device: ReportingDevice, rows: number[]): FreshRows {
  const { organisationKey, deviceKey } = device;
  let [since, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    since = Math.min(since, at(fixTime, row));
    until = Math.max(until, at(fixTime, row));
  }
  return { organisationKey, deviceKey, since, until, rows };
}

function newestRow({ fixTime }: PositionColumns, rows: readonly number[]): number | undefined {
  let [newest] = rows;
  for (const row of rows) if (newest === undefined || at(fixTime, row) > at(fixTime, newest)) newest = row;
  return newest;
}

function toStoredFix(columns: PositionColumns, row: number): StoredFix {
  return {
    organisationKey: at(columns.numbers.organisation_key, row),
    deviceKey: at(columns.numbers.device_key, row),
    fixTime: at(columns.fixTime, row),
    ...shownMotion(columns, row),
  };
}

function motionsOf(columns: PositionColumns, rows: readonly number[]): ArrayColumn {
  const motion = new ArrayColumn("int2");
  for (const row of rows) motion.add(motionCode(shownMotion(columns, row)));
  return motion;
}

function shownMotion({ numbers }: PositionColumns, row: number): ShownMotion {
  const [speed, ignition] = [at(numbers.speed_cmps, row), at(numbers.ignition, row)];
  return { speedCmps: speed === absent ? null : speed, ignition: ignition === absent ? null : ignition === 1 };
}

function toArrays(columns: PositionColumns, rows: number[]): ArrayColumn[] {
  const fixTime = new ArrayColumn("timestamptz");
  fixTime.addNumbers(columns.fixTime, rows);
  const numbers = numberColumns.map(([name, type]) => {
    const column = new ArrayColumn(type);
    column.addNumbers(columns.numbers[name], rows, absent);
    return column;
  });
  const ext = new ArrayColumn("text");
  for (const row of rows) ext.add(columns.ext[row] ?? "");
  return [fixTime, ...numbers, ext];
}

const at = (values: ArrayLike<number>, row: number) => values[row] ?? Number.NaN;
