import type { Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import { parsePayload } from "./payload.ts";
import type { Position, WirePosition } from "./position.ts";
import { measures, quantise, STEPS_PER_DEGREE } from "./precision.ts";
import { isRefusal, type Refusal, refuseMessage, shown } from "./refusal.ts";

/** The most positions in one message. */
export const MAX_ELEMENTS = 1000;

/** What a message held: its positions in order, what was refused of it, and what was left out, counted by name. */
export type Decoded = { positions: Position[]; refusals: Refusal[]; counts: Counts };

/**
 * Reads a message of one position or an array of up to 1,000, as UTF-8 JSON of at most 256 KiB. Never throws: an
 * element that cannot be read is a refusal with its index, a message that cannot be read one refusal with `index`
 * null and no positions. An empty array holds nothing and is no error. The format is docs/architecture.md's wire.
 */
export function decodePositions(payload: Uint8Array): Decoded {
  const parsed = parsePayload(payload);
  if (isRefusal(parsed)) return refused(parsed);
  const { value } = parsed;
  const decoded: Decoded = { positions: [], refusals: [], counts: {} };
  if (!Array.isArray(value)) {
    if (typeof value !== "object" || value === null) return refused(refuseShape(value));
    take(value, 0, decoded);
    return decoded;
  }
  if (value.length > MAX_ELEMENTS) return refused(refuseLength(value.length));
  for (let index = 0; index < value.length; index++) take(value[index], index, decoded);
  return decoded;
}

function take(element: unknown, index: number, { positions, refusals, counts }: Decoded): void {
  const read = readPosition(element, index, counts);
  if ("reason" in read) refusals.push(read);
  else positions.push(read);
}

/** A message of which nothing was taken. */
export function refused(refusal: Refusal): Decoded {
  return { positions: [], refusals: [refusal], counts: {} };
}

function refuseShape(value: unknown): Refusal {
  return refuseMessage(
    "not_object_or_array",
    `The message is ${shown(value)}, but a position (an object) or an array of positions was expected.`,
  );
}

function refuseLength(length: number): Refusal {
  return refuseMessage(
    "too_many_elements",
    `The message has ${length} elements, but at most ${MAX_ELEMENTS} were expected.`,
  );
}

/**
 * A position as the JSON of the wire, rounded to stored precision: what is sent is what will be stored. Absent fields
 * are left out. Values are not checked; one out of range is for the decoder to refuse or to count.
 */
export function encodePosition(position: WirePosition): string {
  return JSON.stringify(rounded(position));
}

/** A message of many positions; the caller keeps it under 1,000 elements and 256 KiB. */
export function encodePositions(positions: readonly WirePosition[]): string {
  return JSON.stringify(positions.map(rounded));
}

function rounded({ t, lat, lon, seq, alt, spd, hdg, acc, bat, ign, odo, ext }: WirePosition) {
  return {
    t,
    lat: quantise(lat, STEPS_PER_DEGREE),
    lon: quantise(lon, STEPS_PER_DEGREE),
    seq: seq ?? undefined,
    alt: roundedOptional(alt, measures.altitude.stepsPerUnit),
    spd: roundedOptional(spd, measures.speed.stepsPerUnit),
    hdg: roundedOptional(hdg, measures.heading.stepsPerUnit),
    acc: roundedOptional(acc, measures.accuracy.stepsPerUnit),
    bat: roundedOptional(bat, measures.battery.stepsPerUnit),
    ign: ign ?? undefined,
    odo: roundedOptional(odo, measures.odometer.stepsPerUnit),
    ext: ext ?? undefined,
  };
}

function roundedOptional(value: number | null | undefined, stepsPerUnit: number): number | undefined {
  return value === null || value === undefined ? undefined : quantise(value, stepsPerUnit);
}
