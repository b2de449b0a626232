import { fixTimeExpected, readTime } from "./fix-time.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, type Refusal, refuseField } from "./refusal.ts";
import { isWord, wordExpected } from "./word.ts";

/** What a device, or its will, says of one connection. */
export type Status = {
  online: boolean;
  connection: string;
  /** When the connection began, ms since the epoch. */
  at: number;
  /** The lowest number of a position that the device still holds: what is below will not come. Null when it does not say. */
  holdsFrom?: number | null;
};

/** The payload of `…/status`, retained, and of the will with `online` false. */
export function encodeStatus({ online, connection, at, holdsFrom }: Status): string {
  return JSON.stringify({ online, connection, at, ...(typeof holdsFrom === "number" && { from: holdsFrom }) });
}

/** Reads the payload of `…/status`; `connection` is any name of up to 64 characters, `from` is optional. Never throws. */
export function decodeStatus(payload: Uint8Array): Status | Refusal {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return message;
  const { online, connection, at, from } = message.fields;
  if (typeof online !== "boolean") {
    return refuseField(null, "online", online, { reason: "not_a_boolean", expected: "true or false" });
  }
  if (!isWord(connection)) {
    return refuseField(null, "connection", connection, { reason: "not_a_text", expected: wordExpected });
  }
  const time = readTime(at);
  if (time === null) return refuseField(null, "at", at, { reason: "not_a_time", expected: fixTimeExpected });
  if (from !== undefined && !isNumbering(from)) {
    return refuseField(null, "from", from, { reason: "not_a_number", expected: "a whole number from 0" });
  }
  return { online, connection, at: time, holdsFrom: from ?? null };
}

function isNumbering(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
