import type { Session } from "@cartage/db/session";
import type { StoredFix } from "../deriving/derivation.ts";
import { meetTracks } from "../packing/meet-tracks.ts";
import { advanceNumbers, type StoredNumber } from "../storing/advance-numbers.ts";
import { insertNew, type MergedDevice, mergePositions } from "../storing/insert-positions.ts";
import { markLateDays } from "../storing/mark-late-days.ts";
import { type DerivationMark, markVehicles } from "../storing/mark-vehicles.ts";
import { type MovedVehicle, moveVehicles } from "../storing/move-vehicles.ts";
import type { PositionBatch } from "../storing/position-batch.ts";
import { type FreshRows, type PositionRows, toRows } from "../storing/position-rows.ts";
import { restateVehicles } from "../storing/restate-vehicles.ts";

export interface StoredBatch {
  /** Rows that are new, and rows that replaced a lesser position under the same key. */
  written: number;
  /** Positions that were there already, or lost to a greater one under the same key. */
  repeated: number;
  moved: MovedVehicle[];
  /** For each device that numbers its positions, the number up to which all are stored. */
  through: StoredNumber[];
  /** Vehicles that are due to be derived, with the positions where they are known to be stored as they came. */
  marks: StoredMark[];
}

export interface StoredMark extends DerivationMark {
  /** Null where the database may hold others. */
  fixes: (() => StoredFix[]) | null;
}

/**
 * Stores a batch within the caller's transaction: positions, vehicle state, device state. Repeating it changes nothing.
 * The statements are sent together, so that the batch costs one round trip. Fails on the primary key of positions when
 * a row that was taken for new is there already: then repeat the transaction with rows that are all merged.
 */
export async function storePositions(
  session: Session,
  batch: PositionBatch,
  { fresh, other, outside, candidates, freshOf }: PositionRows = toRows(batch),
  { marks: isMarked = true }: { marks?: boolean } = {},
): Promise<StoredBatch> {
  await meetTracks(session, batch);
  const [added, merged, mergedOutside, moved, through, marks] = await Promise.all([
    insertNew(session, fresh),
    mergePositions(session, "positions", other),
    mergePositions(session, "positions_outside", outside),
    moveVehicles(session, candidates),
    advanceNumbers(session, batch),
    markVehicles(session, isMarked ? freshOf : []),
    markLateDays(session, batch),
  ]);
  const restated = await restateVehicles(
    session,
    merged.flatMap(({ doubted }) => doubted),
  );
  const mergedMarks = await markVehicles(session, isMarked ? merged : []);
  const written = added + sumOf(merged) + sumOf(mergedOutside);
  return {
    written,
    repeated: batch.received - written,
    moved: [...moved, ...restated],
    through,
    marks: [...withFixes(marks, freshOf, batch), ...mergedMarks.map((mark) => ({ ...mark, fixes: null }))],
  };
}

const sumOf = (merged: MergedDevice[]) => merged.reduce((sum, { written }) => sum + written, 0);

/** The positions of a mark, unless the device changed vehicles in between. */
function withFixes(marks: DerivationMark[], freshOf: FreshRows[], batch: PositionBatch): StoredMark[] {
  const ofDevice = new Map(freshOf.map((fresh) => [fresh.deviceKey, fresh]));
  return marks.map((mark) => {
    const fresh = ofDevice.get(mark.deviceKey);
    const isWhole = fresh && fresh.since === mark.since && fresh.until === mark.until;
    return { ...mark, fixes: isWhole ? () => fresh.rows.map((row) => batch.columns.readFix(row)) : null };
  });
}
