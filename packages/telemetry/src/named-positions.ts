import { MAX_ELEMENTS } from "./codec.ts";
import type { Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import { parsePayload } from "./payload.ts";
import type { Position } from "./position.ts";
import { isRefusal, type Refusal, refuseField, refuseMessage, shown } from "./refusal.ts";

/** Positions of several devices in one message; each names its own in `device`, by our id or by the one it has outside. */
export interface NamedPositions {
  elements: { index: number; device: string; read: Position | Refusal }[];
  /** Elements that name no device, and a message that cannot be read at all. */
  refusals: Refusal[];
  counts: Counts;
}

/**
 * Reads positions as the wire has them, sent by someone who sends for devices: `device` in an element says whose it is, else
 * `everyone` does. As {@link decodePositions} otherwise; never throws.
 */
export function decodeNamedPositions(payload: Uint8Array, everyone: string | null): NamedPositions {
  const parsed = parsePayload(payload);
  if (isRefusal(parsed)) return nothing(parsed);
  const list = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  if (list.length > MAX_ELEMENTS) {
    const sentence = `The message has ${list.length} elements, but at most ${MAX_ELEMENTS} were expected.`;
    return nothing(refuseMessage("too_many_elements", sentence));
  }
  const named: NamedPositions = { elements: [], refusals: [], counts: {} };
  for (const [index, element] of list.entries()) {
    if (typeof element !== "object" || element === null) {
      const detail = `Element ${index} is ${shown(element)}, but an object with t, lat and lon was expected.`;
      named.refusals.push({ index, field: null, reason: "not_an_object", detail });
      continue;
    }
    const { device = everyone ?? undefined, ...position } = element as Record<string, unknown>;
    if (typeof device !== "string" || device === "") {
      const expected = "the device's id, or its id outside";
      named.refusals.push(refuseField(index, "device", device, { reason: "not_an_id", expected }));
    } else named.elements.push({ index, device, read: readPosition(position, index, named.counts) });
  }
  return named;
}

function nothing(refusal: Refusal): NamedPositions {
  return { elements: [], refusals: [refusal], counts: {} };
}
