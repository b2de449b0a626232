import { setTimeout as passed } from "node:timers/promises";
import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import type { Device } from "@cartage/testing/factory";
import { connectAsync } from "mqtt";

export interface SteadyLoad {
  url: string;
  devices: Device[];
  /** Numbered positions that each device sends. */
  each: number;
  overMs: number;
}

/**
 * Publishes with QoS 1 at a steady rate, each position once, numbered from 1; settles when the broker has acknowledged
 * all of them. What is missing afterwards was lost behind the broker.
 */
export async function publishSteadily({ url, devices, each, overMs }: SteadyLoad): Promise<void> {
  const client = await connectAsync(url, { reconnectPeriod: 0 });
  const startedAt = Date.now();
  const firstFix = startedAt - each * 1_000;
  const acknowledged: Promise<unknown>[] = [];
  for (let seq = 1; seq <= each; seq++) {
    for (const device of devices) {
      const payload = encodePosition({ t: firstFix + seq * 1_000, lat: 10.7, lon: 106.6, spd: 10, seq });
      acknowledged.push(client.publishAsync(topics.positions(device.organisationId, device.id), payload, { qos: 1 }));
    }
    const aheadMs = startedAt + (overMs * seq) / each - Date.now();
    if (aheadMs > 0) await passed(aheadMs);
  }
  await Promise.all(acknowledged);
  await client.endAsync();
}
