import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, type Refusal, refuseField } from "./refusal.ts";

/** The motions in the order of their codes in a frame. */
export const motions = ["moving", "idling", "parked"] as const;

export type Motion = (typeof motions)[number];

/** A vehicle's newest fix as a frame carries it: an array, because thousands of them go to each browser. */
export type VehicleTuple = [
  vehicleId: string,
  version: number,
  fixTime: number,
  latE7: number,
  lonE7: number,
  speedCmps: number | null,
  headingDeci: number | null,
  accuracyDm: number | null,
  /** Index into `motions`. */
  motion: 0 | 1 | 2,
  batteryPercent: number | null,
];

/** What moved in one organisation since the last frame; `at` is the worker's clock, ms since the epoch. */
export type Frame = { at: number; moved: VehicleTuple[] };

/** The payload of `live/v1/…`. */
export function encodeFrame({ at, moved }: Frame): string {
  return JSON.stringify({ at, moved });
}

/**
 * Reads a frame. Only our own workers may publish there, so tuples are checked for shape, not for ranges, and one bad
 * tuple refuses the frame. There is no limit on its size. Never throws.
 */
export function decodeFrame(payload: Uint8Array): Frame | Refusal {
  const message = readObject(parsePayload(payload, Number.POSITIVE_INFINITY));
  if (isRefusal(message)) return message;
  const { at, moved } = message.fields;
  if (typeof at !== "number") {
    return refuseField(null, "at", at, { reason: "not_a_number", expected: "ms since the epoch" });
  }
  if (!Array.isArray(moved) || !moved.every(isVehicleTuple)) {
    const expected = "an array of vehicles, each an array of 10 values,";
    return refuseField(null, "moved", moved, { reason: "unsupported", expected });
  }
  return { at, moved };
}

function isVehicleTuple(value: unknown): value is VehicleTuple {
  if (!Array.isArray(value) || value.length !== 10 || typeof value[0] !== "string") return false;
  for (let at = 1; at < 10; at++) {
    const mayBeNull = at === 5 || at === 6 || at === 7 || at === 9;
    if (typeof value[at] !== "number" && !(mayBeNull && value[at] === null)) return false;
  }
  return motions[value[8]] !== undefined;
}
