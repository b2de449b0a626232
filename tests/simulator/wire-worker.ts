import { startBroker } from "@cartage/local/start-broker";
import { createSender, type SenderSettings } from "@cartage/simulator/sending/create-sender";
import { decodePositions } from "@cartage/telemetry/codec";
import { encodeStored } from "@cartage/telemetry/stored";
import { filters, parseTopic, topics } from "@cartage/telemetry/topics";
import { connectAsync } from "mqtt";
import { onTestFinished, vi } from "vitest";

export const organisationId = "01900000-0000-7000-8000-000000000001";
export const deviceId = "01900000-0000-7000-8000-000000000002";
export const secret = "the device's secret";

const service = { username: "cartage-worker", password: "service-secret" };

/** The embedded broker with one known device, and the far end of the wire: what a worker would see and answer. */
export async function startFarEnd(port = 0) {
  const broker = await startBroker({
    port,
    wsPort: 0,
    services: [service],
    policy: {
      connect: ({ username, password }) => (username === deviceId && password === secret ? { username } : null),
      mayPublish: (_, topic) => topic.startsWith(`cartage/v1/${organisationId}/${deviceId}/`),
      maySubscribe: (_, filter) => filter.startsWith(`cartage/v1/${organisationId}/${deviceId}/`),
    },
  });
  onTestFinished(() => broker.stop());
  const client = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
    clientId: "cartage-worker-0",
    reconnectPeriod: 0,
    ...service,
  });
  onTestFinished(() => void client.end(true));

  const messages: number[][] = [];
  const statuses: unknown[] = [];
  const answering = { isOn: true };
  const stored = (through: number) =>
    client.publishAsync(topics.stored(organisationId, deviceId), encodeStored({ through }));
  client.on("message", (topic, payload) => {
    if (parseTopic(topic)?.kind === "status") return void statuses.push(JSON.parse(payload.toString()));
    const seqs = decodePositions(payload).positions.map(({ seq }) => seq ?? -1);
    messages.push(seqs);
    if (answering.isOn) void stored(seqs.at(-1) ?? -1);
  });
  await client.subscribeAsync([filters.positions, filters.status], { qos: 1 });
  return { broker, url: `mqtt://127.0.0.1:${broker.port}`, messages, statuses, answering, stored };
}

/** A sender as the known device, stopped when the test is over. */
export function deviceSender(url: string, settings: Partial<SenderSettings> = {}) {
  const sender = createSender({ url, organisationId, deviceId, secret, ...settings });
  onTestFinished(() => sender.stop());
  return sender;
}

/** Waits until something is true, as long as a test may take. */
export function until(isTrue: () => boolean): Promise<void> {
  return vi.waitUntil(isTrue, { timeout: 15_000, interval: 10 }).then(() => undefined);
}
