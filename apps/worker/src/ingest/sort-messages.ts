import { setImmediate as nextTurn } from "node:timers/promises";
import type { DeadLetter } from "@cartage/domain/tracking/commands/store-dead-letters";
import type { SortedMessages } from "@cartage/domain/tracking/processes/store-messages";
import { type KeptDays, PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import type { ReportingDevice } from "@cartage/domain/tracking/storing/reporting-device";
import { addCounts, type Counts } from "@cartage/telemetry/counts";
import { type Refusal, refuseMessage } from "@cartage/telemetry/refusal";
import type { DeviceRegistry } from "./device-registry.ts";
import { decodeIncoming, type Incoming } from "./incoming.ts";

export interface SortedIncoming extends SortedMessages {
  /** What was left out of positions that were taken. */
  adjusted: Counts;
}

/** Messages that are decoded in one go: a few milliseconds, then Postgres and the broker get their turn. */
const atOnce = 64;

/** Sorts messages into what will be written where. */
export async function sortMessages(
  messages: Incoming[],
  devices: DeviceRegistry,
  kept: KeptDays,
): Promise<SortedIncoming> {
  const sorted: SortedIncoming = {
    batch: new PositionBatch(kept),
    letters: [],
    presence: [],
    receipts: [],
    adjusted: {},
  };
  for (const [at, message] of messages.entries()) {
    if (at > 0 && at % atOnce === 0) await nextTurn();
    const device = devices.get(message.topic);
    if (device) sortKnown(sorted, message, device);
    else sorted.letters.push(toLetter(message, null, unknownDevice(message.topic)));
  }
  return sorted;
}

function sortKnown(sorted: SortedIncoming, message: Incoming, device: ReportingDevice): void {
  const { batch, letters, presence, receipts, adjusted } = sorted;
  const { receivedAt } = message;
  const content = decodeIncoming(message);
  if ("positions" in content) {
    for (const position of content.positions.positions) batch.add(device, position, receivedAt);
    for (const refusal of content.positions.refusals) letters.push(toLetter(message, device, refusal));
    addCounts(adjusted, content.positions.counts);
    const { isOnline } = content;
    const { deviceKey } = device;
    // OwnTracks does not name its connections
    if (isOnline !== null)
      presence.push({ deviceKey, isOnline, connection: null, holdsFrom: null, receivedAt: new Date(receivedAt) });
  } else if ("status" in content) {
    const { online, connection, holdsFrom } = content.status;
    const { deviceKey } = device;
    presence.push({
      deviceKey,
      isOnline: online,
      connection,
      holdsFrom: holdsFrom ?? null,
      receivedAt: new Date(receivedAt),
    });
  } else if ("receipt" in content) {
    const { deviceId } = device;
    const otherwise = toLetter(message, device, unasked(content.receipt.instructionId));
    receipts.push({ ...content.receipt, deviceId, receivedAt: new Date(receivedAt), otherwise });
  } else letters.push(toLetter(message, device, content.refused));
}

function toLetter(message: Incoming, device: ReportingDevice | null, refusal: Refusal): DeadLetter {
  const { topic, payload, receivedAt } = message;
  const { index, field, reason, detail } = refusal;
  return {
    device,
    topic,
    payload: index === null ? payload : elementOf(payload, index),
    elementIndex: index,
    field,
    reason,
    detail,
    receivedAt: new Date(receivedAt),
  };
}

/** The refused element by itself: a thousand refusals must not keep a thousand copies of their message. */
function elementOf(payload: Uint8Array, index: number): Uint8Array {
  const message: unknown = JSON.parse(Buffer.from(payload).toString());
  return Array.isArray(message) ? Buffer.from(JSON.stringify(message[index])) : payload;
}

function unasked(instructionId: string): Refusal {
  return refuseMessage("unknown_instruction", `No instruction of ours to this device has the id ${instructionId}.`);
}

function unknownDevice(topic: string): Refusal {
  return {
    index: null,
    field: null,
    reason: "unknown_device",
    detail: `No device of ours may publish to ${topic}: it was removed, or belongs to another organisation.`,
  };
}
