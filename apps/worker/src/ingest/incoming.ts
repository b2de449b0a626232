import { type Decoded, decodePositions } from "@cartage/telemetry/codec";
import { decodeReceipt, type Receipt } from "@cartage/telemetry/instruction";
import { decodeOwnTracks } from "@cartage/telemetry/own-tracks";
import { isRefusal, type Refusal } from "@cartage/telemetry/refusal";
import { decodeStatus, type Status } from "@cartage/telemetry/status";
import { parseTopic } from "@cartage/telemetry/topics";
import type { Session } from "../mqtt/session.ts";

/** A message on its way to the database. It waits as the bytes that came: a window of decoded ones is work for the garbage collector. */
export interface Incoming {
  session: Session;
  topic: string;
  payload: Uint8Array;
  packetId: number | null;
  /** Our clock, ms. */
  receivedAt: number;
}

/** `isOnline` where a message with positions also says whether its sender is connected. */
export type Content =
  | { positions: Decoded; isOnline: boolean | null }
  | { status: Status }
  | { receipt: Receipt }
  | { refused: Refusal };

/** What a message says. */
export function decodeIncoming({ topic, payload }: Incoming): Content {
  const kind = parseTopic(topic)?.kind;
  if (kind === "positions") return { positions: decodePositions(payload), isOnline: null };
  if (kind === "owntracks") {
    const { isOnline, ...positions } = decodeOwnTracks(payload);
    return { positions, isOnline };
  }
  if (kind === "receipts") {
    const receipt = decodeReceipt(payload);
    return isRefusal(receipt) ? { refused: receipt } : { receipt };
  }
  const status = decodeStatus(payload);
  return isRefusal(status) ? { refused: status } : { status };
}
