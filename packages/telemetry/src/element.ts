import { type Counts, count } from "./counts.ts";
import { addToExt, boundedExt } from "./ext.ts";
import { fixTimeExpected, readTime } from "./fix-time.ts";
import type { Ext, Position } from "./position.ts";
import { type MeasureName, measures, quantise, STEPS_PER_DEGREE, toSteps } from "./precision.ts";
import { type Refusal, refuseField, shown } from "./refusal.ts";

/** The wire's keys as they may come: anything under any of them. */
type RawPosition = { readonly [Key in (typeof wireKeys)[number]]?: unknown };

const wireKeys = ["t", "lat", "lon", "seq", "alt", "spd", "hdg", "acc", "bat", "ign", "odo", "ext"] as const;
const knownKeys: ReadonlySet<string> = new Set(wireKeys);

/**
 * Reads one element of a message, a value as JSON.parse gives it, at stored precision. `t`, `lat` and `lon` decide
 * whether it is refused; every other field that is out of range becomes null and is counted by name in `counts`.
 */
export function readPosition(element: unknown, index: number, counts: Counts): Position | Refusal {
  if (typeof element !== "object" || element === null || Array.isArray(element)) {
    const detail = `Element ${index} is ${shown(element)}, but an object with t, lat and lon was expected.`;
    return { index, field: null, reason: "not_an_object", detail };
  }
  const raw: RawPosition = element;
  const fixTime = readTime(raw.t);
  if (fixTime === null) return refuseField(index, "t", raw.t, { reason: "not_a_time", expected: fixTimeExpected });
  if (!isWithin(raw.lat, 90)) return refuseDegrees(index, "lat", raw.lat, 90);
  if (!isWithin(raw.lon, 180)) return refuseDegrees(index, "lon", raw.lon, 180);
  return {
    fixTime,
    latE7: toSteps(raw.lat, STEPS_PER_DEGREE),
    lonE7: toSteps(raw.lon, STEPS_PER_DEGREE),
    seq: readSeq(raw.seq, counts),
    altitudeM: readMeasure("altitude", raw.alt, counts),
    speedMps: readMeasure("speed", raw.spd, counts),
    headingDeg: readHeading(raw.hdg, counts),
    accuracyM: readAccuracy(raw.acc, counts),
    battery: readMeasure("battery", raw.bat, counts),
    ignition: readIgnition(raw.ign, counts),
    odometerM: readMeasure("odometer", raw.odo, counts),
    ext: readExt(raw, counts),
  };
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === "number" && value >= -limit && value <= limit;
}

function refuseDegrees(index: number, field: "lat" | "lon", value: unknown, limit: number): Refusal {
  const reason = typeof value === "number" ? "out_of_range" : "not_a_number";
  return refuseField(index, field, value, { reason, expected: `a number of degrees from -${limit} to ${limit}` });
}

function readMeasure(name: MeasureName, value: unknown, counts: Counts): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "number") {
    count(counts, `${name}_not_a_number`);
    return null;
  }
  const { min, max, stepsPerUnit } = measures[name];
  if (value >= min && value <= max) return quantise(value, stepsPerUnit);
  count(counts, `${name}_out_of_range`);
  return null;
}

/** North is 0, not 360, also when rounding leads there. */
function readHeading(value: unknown, counts: Counts): number | null {
  const heading = readMeasure("heading", value, counts);
  return heading === 360 ? 0 : heading;
}

function readAccuracy(value: unknown, counts: Counts): number | null {
  const { max } = measures.accuracy;
  if (typeof value === "number" && value > max && Number.isFinite(value)) {
    count(counts, "accuracy_clamped");
    return max;
  }
  return readMeasure("accuracy", value, counts);
}

function readSeq(value: unknown, counts: Counts): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value + 0;
  count(counts, typeof value === "number" ? "seq_out_of_range" : "seq_not_a_number");
  return null;
}

function readIgnition(value: unknown, counts: Counts): boolean | null {
  if (typeof value === "boolean") return value;
  if (value !== undefined && value !== null) count(counts, "ignition_not_a_boolean");
  return null;
}

/** Free attributes from `ext` and from unknown keys beside it; under one name, the one in `ext` is kept. */
function readExt(raw: RawPosition, counts: Counts): Ext | null {
  let ext: Ext | null = null;
  if (isObject(raw.ext)) {
    ext = {};
    addAll(ext, raw.ext, counts);
  } else if (raw.ext !== undefined && raw.ext !== null) {
    count(counts, "ext_not_an_object");
  }
  for (const key in raw) {
    if (knownKeys.has(key)) continue;
    ext ??= {};
    addToExt(ext, key, (raw as Record<string, unknown>)[key], counts);
  }
  return ext && boundedExt(ext, counts);
}

function addAll(ext: Ext, from: Record<string, unknown>, counts: Counts): void {
  for (const key in from) addToExt(ext, key, from[key], counts);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
