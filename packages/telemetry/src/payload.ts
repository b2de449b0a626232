import { type Refusal, refuseMessage } from "./refusal.ts";

/** The largest message taken, in bytes. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

// JSON is UTF-8 (RFC 8259 §8.1); a byte order mark in front is skipped
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A payload's JSON value, boxed because `null` is one too; or why the whole message is refused. Never throws. */
export function parsePayload(payload: Uint8Array, maxBytes: number = MAX_PAYLOAD_BYTES): { value: unknown } | Refusal {
  if (payload.byteLength > maxBytes) {
    return refuseMessage(
      "message_too_large",
      `The message has ${payload.byteLength} bytes, but at most ${maxBytes} were expected.`,
    );
  }
  let text: string;
  try {
    text = utf8.decode(payload);
  } catch {
    return refuseMessage("not_utf8", "The message is not UTF-8 text, but JSON was expected.");
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return refuseMessage("not_json", `The message is not valid JSON: ${printable(error)}.`);
  }
}

/** The parser's message cites the payload: what Postgres' text refuses is replaced. */
function printable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, 200).replace(/[\p{Control}\p{Surrogate}]/gu, "\ufffd");
}
