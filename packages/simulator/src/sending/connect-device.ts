import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { decodeInstruction, encodeReceipt, type Instruction, type Receipt } from "@cartage/telemetry/instruction";
import { isRefusal } from "@cartage/telemetry/refusal";
import { encodeStatus } from "@cartage/telemetry/status";
import { decodeStored } from "@cartage/telemetry/stored";
import { topics } from "@cartage/telemetry/topics";
import { connect, ErrorWithReasonCode } from "mqtt";

/** A device's address and credential; the client id begins with the device's id. */
export type DeviceLogin = {
  url: string;
  organisationId: string;
  deviceId: string;
  secret: string;
  clientId?: string | undefined;
};

/** Why a connection ended: the broker does not accept the credential, or is not to be reached. */
export type Loss = { reason: "refused" | "unreachable" | "closed"; detail: string };

export type DeviceConnection = {
  /** Settles when the broker has the message; rejects when the connection ends before that. */
  publish(payload: string): Promise<void>;
  /** Says that the device is here, and the lowest number that it still holds, so that nobody waits for what is gone. */
  announce(holdsFrom: number): void;
  /** Says what became of an instruction; lost with the connection, because it is then sent again. */
  answer(receipt: Receipt): void;
  /** Says goodbye; without that (`isAbrupt`) the broker publishes the will. */
  close(isAbrupt?: boolean): Promise<void>;
};

type Listeners = {
  onOpen(): void;
  onStored(through: number): void;
  onInstruction(instruction: Instruction): void;
  onLost(loss: Loss): void;
};

const KEEPALIVE_S = 60;
const CONNECT_TIMEOUT_MS = 10_000;
const GOODBYE_MS = 2_000;
/** MQTT 3.1.1, table 3.1: user name or password, not authorised. */
const REFUSALS: readonly number[] = [4, 5];

/**
 * One MQTT connection of a device, from its beginning to its end; it does not come back by itself, because each
 * connection has a will of its own. Exactly one `onLost` follows, unless it is closed.
 */
export function connectDevice(
  { url, organisationId, deviceId, secret, clientId = deviceId }: DeviceLogin,
  { onOpen, onStored, onInstruction, onLost }: Listeners,
): DeviceConnection {
  const beginning = { connection: randomUUID(), at: Date.now() };
  const statusTopic = topics.status(organisationId, deviceId);
  const storedTopic = topics.stored(organisationId, deviceId);
  const instructionsTopic = topics.instructions(organisationId, deviceId);
  const receiptsTopic = topics.receipts(organisationId, deviceId);
  const positionsTopic = topics.positions(organisationId, deviceId);
  const offline = encodeStatus({ online: false, ...beginning });
  let loss: Loss = { reason: "closed", detail: "the broker ended the connection" };
  let isClosing = false;

  const client = connect(url, {
    clientId,
    username: deviceId,
    password: secret,
    clean: true,
    reconnectPeriod: 0,
    keepalive: KEEPALIVE_S,
    connectTimeout: CONNECT_TIMEOUT_MS,
    will: { topic: statusTopic, payload: Buffer.from(offline), qos: 1, retain: true },
  });
  client.on("connect", () => {
    client.subscribe({ [storedTopic]: { qos: 0 }, [instructionsTopic]: { qos: 1 } });
    onOpen();
  });
  client.on("message", (topic, payload) => {
    const stored = topic === storedTopic && decodeStored(payload);
    if (stored && !isRefusal(stored)) onStored(stored.through);
    const instruction = topic === instructionsTopic && decodeInstruction(payload);
    if (instruction && !isRefusal(instruction)) onInstruction(instruction);
  });
  client.on("error", (error) => {
    const isRefused = error instanceof ErrorWithReasonCode && REFUSALS.includes(error.code);
    loss = {
      reason: isRefused ? "refused" : "unreachable",
      detail: error.message || String((error as NodeJS.ErrnoException).code ?? error.name),
    };
  });
  client.on("close", () => {
    if (isClosing) return;
    isClosing = true;
    client.end(true);
    onLost(loss);
  });

  const closed = new Promise<void>((resolve) => client.once("close", () => resolve()));

  async function sayGoodbye(): Promise<void> {
    await client.publishAsync(statusTopic, offline, { qos: 1, retain: true });
    await client.endAsync();
  }

  return {
    async publish(payload) {
      await client.publishAsync(positionsTopic, payload, { qos: 1 });
    },
    announce(holdsFrom) {
      client.publish(statusTopic, encodeStatus({ online: true, ...beginning, holdsFrom }), { qos: 1, retain: true });
    },
    answer(receipt) {
      client.publish(receiptsTopic, encodeReceipt(receipt), { qos: 1 });
    },
    async close(isAbrupt = false) {
      if (isClosing) return;
      isClosing = true;
      if (!isAbrupt && client.connected)
        await Promise.race([sayGoodbye().catch(() => undefined), closed, setTimeout(GOODBYE_MS, null, { ref: false })]);
      client.end(true);
    },
  };
}
