import { type Decoded, decodePositions } from "@cartage/telemetry/codec";
import { decodeReceipt } from "@cartage/telemetry/instruction";
import { decodeOwnTracks } from "@cartage/telemetry/own-tracks";
import { isRefusal, type Refusal, refuseMessage } from "@cartage/telemetry/refusal";
import { decodeStatus, type Status } from "@cartage/telemetry/status";
import { parseTopic } from "@cartage/telemetry/topics";
import type { ReceivedMessage, Session } from "../mqtt/session.ts";

/** A message on its way to the database, decoded when it came: that runs while Postgres is busy with the batch before. */
export interface Incoming {
  session: Session;
  topic: string;
  payload: Uint8Array;
  packetId: number | null;
  /** Our clock, ms. */
  receivedAt: number;
  content: { positions: Decoded } | { status: Status } | { refused: Refusal };
}

/** Decodes what came; null for what we do not keep (retained messages are of the past). */
export function decodeIncoming(session: Session, message: ReceivedMessage, receivedAt: number): Incoming | null {
  const { topic, payload, packetId, isRetained } = message;
  if (isRetained) return null;
  return { session, topic, payload, packetId, receivedAt, content: decode(topic, payload) };
}

function decode(topic: string, payload: Uint8Array): Incoming["content"] {
  const kind = parseTopic(topic)?.kind;
  if (kind === "positions") return { positions: decodePositions(payload) };
  if (kind === "owntracks") return { positions: decodeOwnTracks(payload) };
  const message = kind === "receipts" ? refuseReceipt(payload) : decodeStatus(payload);
  return isRefusal(message) ? { refused: message } : { status: message };
}

/** Nothing that a device could confirm is sent yet: a receipt is kept for whoever wonders. */
function refuseReceipt(payload: Uint8Array): Refusal {
  const receipt = decodeReceipt(payload);
  if (isRefusal(receipt)) return receipt;
  return refuseMessage("unknown_instruction", `No instruction of ours has the id ${receipt.instructionId}.`);
}
