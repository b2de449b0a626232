import { canonicalExt } from "@cartage/telemetry/canonical";
import { decodePositions } from "@cartage/telemetry/codec";
import type { Position, WirePosition } from "@cartage/telemetry/position";
import { measures, toSteps } from "@cartage/telemetry/precision";
import { absent, emptyRows, type TrackRows } from "@cartage/telemetry/track/track-rows";

/** Positions as a device sends them, and when they were received (ms). */
export interface Received {
  positions: WirePosition[];
  at: number;
}

const atOnce = 1_000;

/** What `positions` would hold of them: through the wire's decoder, one row under each time, in the order of time. */
export function toRows(messages: Iterable<Received>): TrackRows {
  const byTime = new Map<number, { position: Position; at: number }>();
  for (const { positions, at } of messages) {
    for (let from = 0; from < positions.length; from += atOnce) {
      const payload = Buffer.from(JSON.stringify(positions.slice(from, from + atOnce)));
      for (const position of decodePositions(payload).positions) {
        if (!byTime.has(position.fixTime)) byTime.set(position.fixTime, { position, at });
      }
    }
  }
  const sorted = [...byTime.values()].sort((one, other) => one.position.fixTime - other.position.fixTime);
  const rows = emptyRows(sorted.length);
  for (const [row, { position, at }] of sorted.entries()) write(rows, row, position, at);
  return rows;
}

function write(rows: TrackRows, row: number, position: Position, at: number): void {
  rows.time[row] = position.fixTime;
  rows.latE7[row] = position.latE7;
  rows.lonE7[row] = position.lonE7;
  rows.receivedAfterDs[row] = Math.round((at - position.fixTime) / 100);
  rows.odometerM[row] = position.odometerM ?? absent;
  rows.altitudeM[row] = position.altitudeM ?? absent;
  rows.speedCmps[row] = steps(position.speedMps, measures.speed.stepsPerUnit);
  rows.headingDdeg[row] = steps(position.headingDeg, measures.heading.stepsPerUnit);
  rows.accuracyDm[row] = steps(position.accuracyM, measures.accuracy.stepsPerUnit);
  rows.batteryPercent[row] = steps(position.battery, measures.battery.stepsPerUnit);
  rows.ignition[row] = position.ignition === null ? absent : Number(position.ignition);
  rows.ext[row] = canonicalExt(position.ext) ?? "";
}

const steps = (value: number | null, stepsPerUnit: number) => (value === null ? absent : toSteps(value, stepsPerUnit));
