import { isRefusal, type Refusal, refuseMessage, shown } from "./refusal.ts";

/** The fields of a message that must be one JSON object; boxed, so that none of them is taken for a refusal. */
export function readObject(parsed: { value: unknown } | Refusal): { fields: Record<string, unknown> } | Refusal {
  if (isRefusal(parsed)) return parsed;
  const { value } = parsed;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { fields: value as Record<string, unknown> };
  }
  return refuseMessage("not_an_object", `The message is ${shown(value)}, but an object was expected.`);
}
