import type { Transaction } from "@cartage/db/session";
import type { RecentBatch } from "../deriving/recent-fixes.ts";
import { meetTracks } from "../packing/meet-tracks.ts";
import { advanceNumbers, type StoredNumber } from "../storing/advance-numbers.ts";
import { insertNew, isEmpty, type MergedDevice, mergePositions } from "../storing/insert-positions.ts";
import { markLateDays } from "../storing/mark-late-days.ts";
import { markStored, type StoredPart } from "../storing/mark-stored.ts";
import { type MovedVehicle, moveToNewest, moveVehicles } from "../storing/move-vehicles.ts";
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
  /** What is due to be derived and known to be stored as it came. */
  recent: RecentBatch[];
}

/**
 * Stores a batch within the caller's transaction: positions, vehicle state, device state. Repeating it changes nothing.
 * The statements are sent together, so that the batch costs one round trip; with `commits`, which is for who does nothing
 * else in the transaction, the commit goes with them where that is possible. Fails on the primary key of positions when
 * a row that was taken for new is there already: then repeat the transaction with rows that are all merged.
 */
export async function storePositions(
  session: Transaction,
  batch: PositionBatch,
  { fresh, other, outside, newest, candidates, freshOf }: PositionRows = toRows(batch),
  { marks: isMarked = true, commits = false }: { marks?: boolean; commits?: boolean } = {},
): Promise<StoredBatch> {
  await meetTracks(session, batch);
  const sent = Promise.all([
    insertNew(session, fresh),
    mergePositions(session, "positions", other),
    mergePositions(session, "positions_outside", outside),
    moveToNewest(session, newest),
    moveVehicles(session, candidates),
    advanceNumbers(session, batch),
    markStored(session, isMarked ? freshOf : []),
    markLateDays(session, batch),
  ]);
  if (commits && isEmpty(other)) session.commitBehind();
  const [added, merged, mergedOutside, movedOn, moved, through, parts] = await sent;
  const restated = await restateVehicles(
    session,
    merged.flatMap(({ doubted }) => doubted),
  );
  await markStored(session, isMarked ? merged : []);
  const written = added + sumOf(merged) + sumOf(mergedOutside);
  return {
    written,
    repeated: batch.received - written,
    moved: [...movedOn, ...moved, ...restated],
    through,
    recent: parts.map((part) => withFixes(part, freshOf, batch)),
  };
}

const sumOf = (merged: MergedDevice[]) => merged.reduce((sum, { written }) => sum + written, 0);

function withFixes({ id, organisationKey }: StoredPart, freshOf: FreshRows[], { columns }: PositionBatch): RecentBatch {
  const own = freshOf.filter((fresh) => fresh.organisationKey === organisationKey);
  const rowsOf = new Map(own.map(({ deviceKey, rows }) => [deviceKey, rows]));
  return {
    id,
    devices: rowsOf.size,
    fixesOf: (deviceKey) => (rowsOf.get(deviceKey) ?? []).map((row) => columns.readFix(row)),
  };
}
