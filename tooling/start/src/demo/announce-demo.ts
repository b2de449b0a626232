import { provisionRunningBroker } from "@cartage/auth/provision-running-broker";
import type { Database } from "@cartage/db/client";
import { connectAsync } from "mqtt";
import type { DemoFile } from "./demo-file.ts";

const log = { info() {}, warn() {}, error() {} };

/**
 * Tells a broker that keeps credentials of its own, as Mosquitto does, the demonstration's devices; one that asks us
 * needs nothing. `mqttUrl` is an account that may provision. Rejects when the broker cannot be reached or refuses.
 */
export async function announceDemo(platform: Database, mqttUrl: string, { devices }: DemoFile): Promise<void> {
  const client = await connectAsync(mqttUrl, { clientId: `cartage-start-${crypto.randomUUID()}` }, false);
  const provision = provisionRunningBroker(client, { database: platform, log, now: () => new Date() });
  try {
    for (const { id: deviceId, organisationId, secret } of devices)
      await provision.announceSecret({ deviceId, organisationId, secret });
  } finally {
    await provision.stop();
    await client.endAsync(true);
  }
}
