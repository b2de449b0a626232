import { ArrayColumn } from "@cartage/db/array-column";
import { verdictCode } from "../verdict.ts";
import type { WrittenStretch } from "./mark-stored.ts";
import type { StoredFix } from "./move-vehicles.ts";
import type { DeviceNews, PositionBatch } from "./position-batch.ts";
import { absent, numberColumns, type PositionColumns } from "./position-columns.ts";

/** A batch as the statements take it: columns of `positions`, in their order. */
export interface PositionRows {
  /** Known to be new: inserted plainly. */
  fresh: ArrayColumn[];
  /** Merged with what may be there under the same key. */
  other: ArrayColumn[];
  /** Of days that have no partition. */
  outside: ArrayColumn[];
  /** What may be a vehicle's newest fix. */
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
  const [fresh, other, outside]: number[][] = [[], [], []];
  const candidates: StoredFix[] = [];
  const freshOf: FreshRows[] = [];
  for (const news of batch.devices.values()) {
    const { organisationKey, deviceKey } = news.device;
    const stored = newestOf(deviceKey);
    const ofDevice: FreshRows = { organisationKey, deviceKey, since: Infinity, until: -Infinity, rows: [] };
    for (const row of news.rows) {
      const fixTime = columns.fixTime[row] ?? Number.NaN;
      if (!batch.isKept(news.device, fixTime)) outside?.push(row);
      else if (fixTime <= stored) other?.push(row);
      else {
        fresh?.push(row);
        if (!isDerived(at(columns.numbers.verdict, row))) continue;
        ofDevice.rows.push(row);
        ofDevice.since = Math.min(ofDevice.since, fixTime);
        ofDevice.until = Math.max(ofDevice.until, fixTime);
      }
    }
    if (ofDevice.rows.length > 0) freshOf.push(ofDevice);
    for (const row of newestAccepted(columns, news, stored)) candidates.push(toStoredFix(columns, news, row));
  }
  return {
    fresh: toArrays(columns, fresh ?? []),
    other: toArrays(columns, other ?? []),
    outside: toArrays(columns, outside ?? []),
    candidates,
    freshOf,
  };
}

/** Fixes whose clock is wrong say nothing of their vehicle. */
const isDerived = (verdict: number) => verdict !== verdictCode.future && verdict !== verdictCode.stale;

/**
 * The accepted fixes that may be a vehicle's newest: one where it is sure to be stored as it is, all of them where the
 * newest may lose to another under its key, and the one before it then counts.
 */
function newestAccepted({ fixTime, numbers }: PositionColumns, { rows }: DeviceNews, stored: number): number[] {
  const accepted = rows.filter((row) => numbers.verdict[row] === verdictCode.accepted);
  let [newest] = accepted;
  for (const row of accepted) if (newest === undefined || at(fixTime, row) > at(fixTime, newest)) newest = row;
  return newest !== undefined && at(fixTime, newest) > stored ? [newest] : accepted;
}

function toStoredFix({ fixTime, numbers }: PositionColumns, { device }: DeviceNews, row: number): StoredFix {
  const { organisationKey, deviceKey } = device;
  const speed = at(numbers.speed_cmps, row);
  const ignition = at(numbers.ignition, row);
  return {
    organisationKey,
    deviceKey,
    fixTime: at(fixTime, row),
    speedCmps: speed === absent ? null : speed,
    ignition: ignition === absent ? null : ignition === 1,
  };
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
