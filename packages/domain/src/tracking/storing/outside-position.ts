import type { positionsOutside } from "@cartage/db/schema/tracking";
import type { Ext, Position } from "@cartage/telemetry/position";
import { measures } from "@cartage/telemetry/precision";
import { scaled } from "../packing/read-fixes.ts";

/** A row of `positions_outside`. */
export type OutsideRow = typeof positionsOutside.$inferSelect;

/** The position that such a row keeps; its device's own number is not kept. */
export function toPosition({
  fixTime,
  latE7,
  lonE7,
  altitudeM,
  ignition,
  odometerM,
  ext,
  ...row
}: OutsideRow): Position {
  return {
    ...{ fixTime: fixTime.getTime(), latE7, lonE7, seq: null, altitudeM, ignition, odometerM },
    speedMps: scaled(row.speedCmps, measures.speed.stepsPerUnit),
    headingDeg: scaled(row.headingDdeg, measures.heading.stepsPerUnit),
    accuracyM: scaled(row.accuracyDm, measures.accuracy.stepsPerUnit),
    battery: scaled(row.batteryPercent, measures.battery.stepsPerUnit),
    ext: ext === "" ? null : (JSON.parse(ext) as Ext),
  };
}

/** When it came, epoch ms by our clock, to 0.1 s. */
export const receivedAt = ({ fixTime, receivedAfterDs }: OutsideRow) => fixTime.getTime() + receivedAfterDs * 100;
