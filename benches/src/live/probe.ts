import { setTimeout as wait } from "node:timers/promises";
import type { LiveEvent } from "@cartage/api/live/watch-vehicles";
import { encodePosition } from "@cartage/telemetry/codec";
import type postgres from "postgres";
import { type BenchDevice, positionOf } from "../harness/fleet.ts";
import { createPublisher, encodePublications } from "../harness/publisher.ts";

/** One position's way, ms from just before it was published. */
export interface Passage {
  /** Until another connection reads its row. */
  rowMs: number;
  /** Until a reader of the event stream has it. */
  browserMs: number;
}

export interface ProbeOptions {
  device: BenchDevice;
  brokerPort: number;
  sql: postgres.Sql;
  /** Calls back with each event of the stream until the returned function is called. */
  onEvent(listener: (event: LiveEvent) => void): () => void;
  until: number;
}

/** Looking takes processor too, and what is measured is not as exact as that. */
const lookEveryMs = 10;
const givenUpAfterMs = 10_000;

/**
 * Follows the positions of one vehicle, one after another, until a time (ms since the epoch). The pauses between them
 * are random: in step with the frames, it would always find them at the same moment.
 */
export async function probe({ device, brokerPort, sql, onEvent, until }: ProbeOptions): Promise<Passage[]> {
  const publisher = await createPublisher({ host: "127.0.0.1", port: brokerPort, inFlight: 1 });
  const passages: Passage[] = [];
  for (let n = 0; Date.now() < until; n++) {
    await wait(Math.random() * 50);
    const fixTime = Date.now();
    const payload = encodePosition({ ...positionOf(device, n, 0), seq: undefined, t: fixTime });
    const packets = encodePublications([{ topic: device.topic, payload }]);
    const startedAt = performance.now();
    const [, rowAt, browserAt] = await Promise.all([
      publisher.publish(packets),
      rowRead(sql, device, fixTime),
      eventRead(onEvent, device, fixTime),
    ]);
    passages.push({ rowMs: rowAt - startedAt, browserMs: browserAt - startedAt });
  }
  publisher.end();
  return passages;
}

async function rowRead(sql: postgres.Sql, device: BenchDevice, fixTime: number): Promise<number> {
  const deadline = performance.now() + givenUpAfterMs;
  while (performance.now() < deadline) {
    const rows = await sql`
      select from positions
       where organisation_key = ${device.organisationKey} and device_key = ${device.deviceKey}
         and fix_time = ${new Date(fixTime)}`;
    if (rows.length > 0) return performance.now();
    await wait(lookEveryMs);
  }
  throw new Error(`A position was not stored within ${givenUpAfterMs / 1_000} s.`);
}

async function eventRead(onEvent: ProbeOptions["onEvent"], device: BenchDevice, fixTime: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const giveUp = setTimeout(
    () => reject(new Error(`A position did not reach the stream within ${givenUpAfterMs / 1_000} s.`)),
    givenUpAfterMs,
  );
  const stop = onEvent(({ moved = [] }) => {
    if (moved.some(([vehicleId, , time]) => vehicleId === device.vehicleId && time === fixTime))
      resolve(performance.now());
  });
  return promise.finally(() => {
    clearTimeout(giveUp);
    stop();
  });
}
