import { encodePositions } from "@cartage/telemetry/codec";
import { isRefusal } from "@cartage/telemetry/refusal";
import { encodeStatus } from "@cartage/telemetry/status";
import { decodeStored } from "@cartage/telemetry/stored";
import { topics } from "@cartage/telemetry/topics";
import mqtt from "mqtt";
import type { PhoneDevice } from "../session/phone-session.ts";
import type { Link, LinkListener } from "./publisher.ts";

/** A connection to the broker over WebSocket, for one device; ends for good when it ends. */
export function openMqttLink(url: string, { id, secret, organisationId }: PhoneDevice, listener: LinkListener): Link {
  const startedAt = Date.now();
  const connection = `${startedAt.toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
  const status = (online: boolean) => encodeStatus({ online, connection, at: startedAt });
  const statusTopic = topics.status(organisationId, id);

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
    client.subscribe(topics.stored(organisationId, id), { qos: 0 }, (error) => {
      if (error) return void client.end(true);
      client.publish(statusTopic, status(true), { qos: 1, retain: true });
      listener.opened();
    });
  });
  client.on("message", (_topic, payload) => {
    const stored = decodeStored(payload);
    if (!isRefusal(stored)) listener.stored(stored.through);
  });
  client.on("error", () => client.end(true));
  client.once("close", () => listener.closed());

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
