import { encodePositions } from "@cartage/telemetry/codec";
import { decodeInstruction, encodeReceipt, type Receipt } from "@cartage/telemetry/instruction";
import { isRefusal } from "@cartage/telemetry/refusal";
import { encodeStatus } from "@cartage/telemetry/status";
import { decodeStored } from "@cartage/telemetry/stored";
import { topics } from "@cartage/telemetry/topics";
import mqtt from "mqtt";
import type { Inbox } from "../messages/inbox.ts";
import type { PhoneDevice } from "../session/phone-session.ts";
import type { Link, LinkListener } from "./publisher.ts";

/**
 * A connection to the broker over WebSocket, for one device; ends for good when it ends. Instructions go to the inbox, where
 * there is one.
 */
export function openMqttLink(
  url: string,
  { id, secret, organisationId }: PhoneDevice,
  listener: LinkListener,
  inbox: Pick<Inbox, "take" | "connected"> | null = null,
): Link {
  const startedAt = Date.now();
  const connection = `${startedAt.toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
  const status = (online: boolean) => encodeStatus({ online, connection, at: startedAt });
  const statusTopic = topics.status(organisationId, id);
  const storedTopic = topics.stored(organisationId, id);
  const instructionsTopic = topics.instructions(organisationId, id);
  let leaveInbox = () => {};

  const client = mqtt.connect(url, {
    // 3.1.1, which every broker speaks; the embedded one speaks nothing else
    protocolVersion: 4,
    clientId: `${id}-phone`,
    username: id,
    password: secret,
    will: { topic: statusTopic, payload: status(false), qos: 1, retain: true },
    connectTimeout: 10_000,
    keepalive: 60,
    // the publisher decides when to connect again, and sends again from its own store
    reconnectPeriod: 0,
    queueQoSZero: false,
    // mqtt.js would start a worker from a blob, which a strict content security policy refuses
    timerVariant: "native",
  });

  client.on("connect", () => {
    const subscriptions = {
      [storedTopic]: { qos: 0 as const },
      ...(inbox && { [instructionsTopic]: { qos: 1 as const } }),
    };
    client.subscribe(subscriptions, (error) => {
      if (error) return void client.end(true);
      leaveInbox = inbox?.connected(answer) ?? leaveInbox;
      // who is online is sent what waits: by now it is subscribed
      client.publish(statusTopic, status(true), { qos: 1, retain: true });
      listener.opened();
    });
  });
  client.on("message", (topic, payload) => {
    if (topic === instructionsTopic) return void follow(payload).catch(() => {});
    const stored = decodeStored(payload);
    if (!isRefusal(stored)) listener.stored(stored.through);
  });
  client.on("error", () => client.end(true));
  client.once("close", () => {
    leaveInbox();
    listener.closed();
  });

  /** An answer that is lost is asked for again. */
  async function answer(receipt: Receipt) {
    await client.publishAsync(topics.receipts(organisationId, id), encodeReceipt(receipt), { qos: 1 });
  }

  async function follow(payload: Uint8Array) {
    const instruction = decodeInstruction(payload);
    if (inbox && !isRefusal(instruction)) await answer(await inbox.take(instruction));
  }

  return {
    async publish(positions) {
      await client.publishAsync(topics.positions(organisationId, id), encodePositions(positions), { qos: 1 });
    },
    close() {
      if (!client.connected) return void client.end(true);
      // a connection that is closed in order leaves no will
      client.publish(statusTopic, status(false), { qos: 1, retain: true }, () => client.end());
    },
  };
}
