import { readRow } from "./read-row.ts";
import { type Reading, startReading, take, UnreadableRecording } from "./recording.ts";

/** An array of objects: the wire's own positions, or any with usual names. Of several devices (`id`), the first. */
export function readJson(elements: readonly unknown[]): Reading {
  const reading = startReading("JSON");
  let device: unknown;
  for (const [index, element] of elements.entries()) {
    const place = { element: index + 1 };
    if (typeof element !== "object" || element === null || Array.isArray(element)) {
      take(reading, "unreadable", place);
      continue;
    }
    const row = element as Record<string, unknown>;
    const id = row.deviceId ?? row.device ?? row.id;
    const isPositionId = typeof id === "number";
    if (!isPositionId) device ??= id;
    if (!isPositionId && id !== device) {
      take(reading, "other_device", place);
      continue;
    }
    take(reading, readRow(row), place);
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
  throw new UnreadableRecording("other_json", "This is JSON, but neither an array of positions nor GeoJSON.");
}
