import { readRow } from "./read-row.ts";
import { countFlaw, type Reading, UnreadableRecording } from "./recording.ts";

/** An array of objects: the wire's own positions, or any with usual names. Of several devices (`id`), the first. */
export function readJson(elements: readonly unknown[]): Reading {
  const reading: Reading = { format: "JSON", fixes: [], flaws: {} };
  let device: unknown;
  for (const element of elements) {
    if (typeof element !== "object" || element === null || Array.isArray(element)) {
      countFlaw(reading, "unreadable");
      continue;
    }
    const row = element as Record<string, unknown>;
    const id = row.deviceId ?? row.device ?? row.id;
    const isPositionId = typeof id === "number";
    if (!isPositionId) device ??= id;
    if (!isPositionId && id !== device) {
      countFlaw(reading, "other_device");
      continue;
    }
    const fix = readRow(row);
    if (typeof fix === "string") countFlaw(reading, fix);
    else reading.fixes.push(fix);
  }
  return reading;
}

/** The array in a JSON text; one object stands for an array of one. */
export function elementsOf(parsed: unknown): readonly unknown[] {
  if (Array.isArray(parsed)) return parsed;
  if (typeof parsed === "object" && parsed !== null) {
    const inner = Object.values(parsed).find(Array.isArray);
    return inner ?? [parsed];
  }
  throw new UnreadableRecording("This is JSON, but neither an array of positions nor GeoJSON.");
}
