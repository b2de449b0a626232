import { fixTimeExpected, readTime } from "./fix-time.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, type Refusal, refuseField } from "./refusal.ts";
import { isWord, wordExpected } from "./word.ts";

/** What a device, or its will, says of one connection; `at` is when that connection began, ms since the epoch. */
export type Status = { online: boolean; connection: string; at: number };

/** The payload of `…/status`, retained, and of the will with `online` false. */
export function encodeStatus({ online, connection, at }: Status): string {
  return JSON.stringify({ online, connection, at });
}

/** Reads the payload of `…/status`; `connection` is any name of up to 64 characters. Never throws. */
export function decodeStatus(payload: Uint8Array): Status | Refusal {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return message;
  const { online, connection, at } = message.fields;
  if (typeof online !== "boolean") {
    return refuseField(null, "online", online, { reason: "not_a_boolean", expected: "true or false" });
  }
  if (!isWord(connection)) {
    return refuseField(null, "connection", connection, { reason: "not_a_text", expected: wordExpected });
  }
  const time = readTime(at);
  if (time === null) return refuseField(null, "at", at, { reason: "not_a_time", expected: fixTimeExpected });
  return { online, connection, at: time };
}
