export type RefusalReason =
  | "message_too_large"
  | "not_utf8"
  | "not_json"
  | "not_object_or_array"
  | "too_many_elements"
  | "not_an_object"
  | "missing"
  | "not_a_number"
  | "not_a_time"
  | "not_a_boolean"
  | "not_a_text"
  | "not_an_id"
  | "unsupported"
  | "out_of_range"
  | "no_fix"
  | "unknown_device"
  | "unknown_instruction";

/** Why a message (`index` null) or one element of it was not taken. */
export type Refusal = {
  /** The element's place in the message, from 0; null when the whole message is refused. */
  index: number | null;
  /** The key on the wire; null when no single one is to blame. */
  field: string | null;
  reason: RefusalReason;
  /** A sentence that names the element, the field, what came and what was expected. */
  detail: string;
};

/** Tells a refusal from what was decoded, where a function returns either. */
export function isRefusal(decoded: object): decoded is Refusal {
  return "reason" in decoded && "detail" in decoded;
}

/** A refusal of the whole message. */
export function refuseMessage(reason: RefusalReason, detail: string): Refusal {
  return { index: null, field: null, reason, detail };
}

/** A refusal of one field; `index` null when the message is not a list of elements. */
export function refuseField(
  index: number | null,
  field: string,
  value: unknown,
  { reason, expected }: { reason: RefusalReason; expected: string },
): Refusal {
  const where = index === null ? `Field ${field}` : `Element ${index}, field ${field}`;
  const found = value === undefined ? "is missing" : `is ${shown(value)}`;
  return {
    index,
    field,
    reason: value === undefined ? "missing" : reason,
    detail: `${where} ${found}, but ${expected} was expected.`,
  };
}

const SHOWN_LENGTH = 40;

/** A value as a reader may see it: short, and without characters that Postgres' text refuses. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const text = value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value;
  return JSON.stringify(text);
}
