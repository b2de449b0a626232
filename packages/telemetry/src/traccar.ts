import { type Decoded, refused } from "./codec.ts";
import type { Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, refuseField } from "./refusal.ts";
import { knotsToMps } from "./units.ts";

/** A forwarded position, and what Traccar calls its device; null when the message does not say. */
export type TraccarMessage = Decoded & { outsideId: string | null };

/**
 * Reads a position that a Traccar server forwards (`forward.type` "json"): `{"position": …, "device": …}`, with speed in
 * knots, times in ISO 8601 or ms, and an accuracy of 0 for one that is not known. Of the attributes `ignition`,
 * `batteryLevel` (percent) and `odometer`, else `totalDistance` (m), have a field; the others go to `ext`. A position that
 * Traccar marks outdated repeats the one before under the same time: it is counted and carries none. One that is not
 * valid is refused. Never throws.
 */
export function decodeTraccar(payload: Uint8Array): TraccarMessage {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return { ...refused(message), outsideId: null };
  const position = fieldsOf(message.fields.position);
  const { uniqueId } = fieldsOf(message.fields.device) ?? {};
  const outsideId = typeof uniqueId === "string" && uniqueId.trim() !== "" ? uniqueId.trim() : null;
  const refuse = (field: string, value: unknown, expected: string) => ({
    ...refused(refuseField(null, field, value, { reason: "not_an_object", expected })),
    outsideId,
  });
  if (outsideId === null) return refuse("device.uniqueId", undefined, "the device's identifier in Traccar");
  if (!position) return refuse("position", message.fields.position, "an object");
  return { ...readForwarded(position), outsideId };
}

function readForwarded(position: Record<string, unknown>): Decoded {
  const { outdated, valid, fixTime, latitude, longitude, altitude, speed, course, accuracy } = position;
  if (outdated === true) return { positions: [], refusals: [], counts: { traccar_outdated: 1 } };
  if (valid === false) {
    const expected = "a position that the receiver is sure of";
    return refused(refuseField(0, "position.valid", valid, { reason: "no_fix", expected }));
  }
  const { ignition, batteryLevel, odometer, totalDistance, ...ext } = fieldsOf(position.attributes) ?? {};
  const counts: Counts = {};
  const read = readPosition(
    {
      t: fixTime,
      lat: latitude,
      lon: longitude,
      alt: altitude,
      spd: typeof speed === "number" ? knotsToMps(speed) : speed,
      hdg: course,
      acc: accuracy === 0 ? undefined : accuracy,
      bat: typeof batteryLevel === "number" ? batteryLevel / 100 : batteryLevel,
      ign: ignition,
      odo: odometer ?? totalDistance,
      ext,
    },
    0,
    counts,
  );
  if (!isRefusal(read)) return { positions: [read], refusals: [], counts };
  const name = read.field === null ? undefined : names[read.field];
  if (name === undefined) return refused(read);
  return refused({ ...read, field: name, detail: read.detail.replace(`field ${read.field} `, `field ${name} `) });
}

const names: Record<string, string> = {
  t: "position.fixTime",
  lat: "position.latitude",
  lon: "position.longitude",
};

function fieldsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
