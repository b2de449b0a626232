import { type Decoded, decodePositions } from "@cartage/telemetry/codec";
import { isRefusal, type Refusal } from "@cartage/telemetry/refusal";
import { decodeStatus, type Status } from "@cartage/telemetry/status";
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
  if (topic.endsWith("/positions")) return { positions: decodePositions(payload) };
  const status = decodeStatus(payload);
  return isRefusal(status) ? { refused: status } : { status };
}
