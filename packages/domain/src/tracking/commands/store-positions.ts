import type { Session } from "@cartage/db/session";
import { advanceNumbers, type StoredNumber } from "../storing/advance-numbers.ts";
import { ArrayColumns } from "../storing/array-columns.ts";
import { insertNew, mergePositions, positionWidth } from "../storing/insert-positions.ts";
import { type KnownNewest, nothingKnown } from "../storing/known-newest.ts";
import { type MovedVehicle, moveVehicles } from "../storing/move-vehicles.ts";
import type { PositionBatch } from "../storing/position-batch.ts";
import { positionRow, toStoredFix } from "../storing/position-row.ts";
import { restateVehicles } from "../storing/restate-vehicles.ts";

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
 * The statements are sent together, so that the batch costs one round trip. Fails on the primary key of positions when
 * `known` was wrong about one: then repeat the transaction without it.
 */
export async function storePositions(
  session: Session,
  batch: PositionBatch,
  known: KnownNewest = nothingKnown,
): Promise<StoredBatch> {
  const fresh = new ArrayColumns(positionWidth);
  const other = new ArrayColumns(positionWidth);
  const outside = new ArrayColumns(positionWidth);
  for (const judged of batch.positions()) {
    const rows = !batch.isKept(judged.position) ? outside : known.isNewer(judged) ? fresh : other;
    rows.add(positionRow(judged));
  }
  const candidates = Array.from(batch.candidates(known.isNewer), toStoredFix);

  const [added, merged, mergedOutside, moved, through] = await Promise.all([
    insertNew(session, fresh),
    mergePositions(session, "positions", other),
    mergePositions(session, "positions_outside", outside),
    moveVehicles(session, candidates),
    advanceNumbers(session, batch),
  ]);
  const restated = await restateVehicles(session, merged.doubted);
  const written = added + merged.written + mergedOutside.written;
  return { written, repeated: batch.received - written, moved: [...moved, ...restated], through };
}
