import { fixTimeExpected, readTime } from "./fix-time.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, type Refusal, refuseField } from "./refusal.ts";
import { isUuid } from "./uuid.ts";
import { isWord, wordExpected } from "./word.ts";

/** What we ask of a device; `body` depends on `kind`; not to be followed after `expiresAt`, ms since the epoch. */
export type Instruction = { id: string; kind: string; body: unknown; expiresAt: number };

/** What a device did with an instruction, and when by its clock, ms since the epoch. */
export type Receipt = { instructionId: string; outcome: string; at: number };

const idExpected = "a lower-case UUID";

/** The payload of `…/instructions`. */
export function encodeInstruction({ id, kind, body, expiresAt }: Instruction): string {
  return JSON.stringify({ id, kind, body, expiresAt });
}

/** Reads the payload of `…/instructions`; `body` is passed on as it came, null when absent. Never throws. */
export function decodeInstruction(payload: Uint8Array): Instruction | Refusal {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return message;
  const { id, kind, body = null, expiresAt } = message.fields;
  if (!isUuid(id)) return refuseField(null, "id", id, { reason: "not_an_id", expected: idExpected });
  if (!isWord(kind)) return refuseField(null, "kind", kind, { reason: "not_a_text", expected: wordExpected });
  const time = readTime(expiresAt);
  if (time === null) {
    return refuseField(null, "expiresAt", expiresAt, { reason: "not_a_time", expected: fixTimeExpected });
  }
  return { id, kind, body, expiresAt: time };
}

/** The payload of `…/receipts`. */
export function encodeReceipt({ instructionId, outcome, at }: Receipt): string {
  return JSON.stringify({ instructionId, outcome, at });
}

/** Reads the payload of `…/receipts`; `outcome` is any word of up to 64 characters. Never throws. */
export function decodeReceipt(payload: Uint8Array): Receipt | Refusal {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return message;
  const { instructionId, outcome, at } = message.fields;
  if (!isUuid(instructionId)) {
    return refuseField(null, "instructionId", instructionId, { reason: "not_an_id", expected: idExpected });
  }
  if (!isWord(outcome)) {
    return refuseField(null, "outcome", outcome, { reason: "not_a_text", expected: wordExpected });
  }
  const time = readTime(at);
  if (time === null) return refuseField(null, "at", at, { reason: "not_a_time", expected: fixTimeExpected });
  return { instructionId, outcome, at: time };
}
