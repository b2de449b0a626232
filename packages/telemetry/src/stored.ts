import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, type Refusal, refuseField } from "./refusal.ts";

/** All positions of a device up to the number `through` are committed. */
export type Stored = { through: number };

/** The payload of `…/stored`. */
export function encodeStored(stored: Stored): string {
  return JSON.stringify({ through: stored.through });
}

/** Reads the payload of `…/stored`: `{"through": seq}`, a whole number from 0. Never throws. */
export function decodeStored(payload: Uint8Array): Stored | Refusal {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return message;
  const { through } = message.fields;
  if (typeof through === "number" && Number.isSafeInteger(through) && through >= 0) return { through };
  return refuseField(null, "through", through, { reason: "not_a_number", expected: "a whole number from 0" });
}
