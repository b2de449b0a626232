import type { Session } from "@cartage/db/session";
import { meetTracks } from "../packing/meet-tracks.ts";
import { advanceNumbers, type StoredNumber } from "../storing/advance-numbers.ts";
import { insertNew, mergePositions } from "../storing/insert-positions.ts";
import { type MovedVehicle, moveVehicles } from "../storing/move-vehicles.ts";
import type { PositionBatch } from "../storing/position-batch.ts";
import { type PositionRows, toRows } from "../storing/position-rows.ts";
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
 * a row that was taken for new is there already: then repeat the transaction with rows that are all merged.
 */
export async function storePositions(
  session: Session,
  batch: PositionBatch,
  { fresh, other, outside, candidates }: PositionRows = toRows(batch),
): Promise<StoredBatch> {
  await meetTracks(session, batch);
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
