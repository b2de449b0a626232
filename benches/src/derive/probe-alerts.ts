import { setTimeout as wait } from "node:timers/promises";
import { encodePosition } from "@cartage/telemetry/codec";
import type postgres from "postgres";
import { type BenchDevice, positionOf } from "../harness/fleet.ts";
import { createPublisher, encodePublications } from "../harness/publisher.ts";
import { limitMps } from "./define.ts";

export interface AlertProbe {
  device: BenchDevice;
  brokerPort: number;
  sql: postgres.Sql;
  /** Epoch ms. */
  until: number;
}

/** Looking takes processor too, and what is measured is in seconds. */
const lookEveryMs = 20;
const givenUpAfterMs = 30_000;

/**
 * Has one vehicle drive too fast and slow down again, until a time: how long each time from just before the fast position
 * was published until another connection reads the open alert, ms.
 */
export async function probeAlerts({ device, brokerPort, sql, until }: AlertProbe) {
  const publisher = await createPublisher({ host: "127.0.0.1", port: brokerPort, inFlight: 1 });
  const took: number[] = [];
  let positions = 0;
  const drive = async (spd: number) => {
    const t = Date.now();
    // some metres at a time: neither a leap nor a receiver that is stuck
    const place = { lat: 10.7 + (positions % 1_000) * 3e-5, lon: 106.6 };
    const payload = encodePosition({ ...positionOf(device, 0, 0), ...place, seq: undefined, t, spd });
    positions += 1;
    await publisher.publish(encodePublications([{ topic: device.topic, payload }]));
    return t;
  };
  while (Date.now() < until) {
    await drive(10);
    await wait(20 + Math.random() * 50);
    const startedAt = performance.now();
    const beganAt = await drive(limitMps + 5);
    took.push((await alertRead(sql, device, beganAt)) - startedAt);
  }
  publisher.end();
  return { took, positions };
}

async function alertRead(sql: postgres.Sql, { vehicleId }: BenchDevice, beganAt: number): Promise<number> {
  const deadline = performance.now() + givenUpAfterMs;
  while (performance.now() < deadline) {
    const rows = await sql`
      select from alerts where vehicle_id = ${vehicleId} and began_at = ${new Date(beganAt)} and state = 'open'`;
    if (rows.length > 0) return performance.now();
    await wait(lookEveryMs);
  }
  throw new Error(`An alert did not open within ${givenUpAfterMs / 1_000} s.`);
}
