import { type Refusal, shown } from "@cartage/telemetry/refusal";

/** Why positions of a device that nobody entered are not stored: until its id outside is, and they are read again. */
export function unknownDevice(name: string, { index, field }: { index: number | null; field: string }): Refusal {
  const detail = `No device of the organisation has ${shown(name)} as its id, or as its id outside.`;
  return { index, field, reason: "unknown_device", detail };
}
