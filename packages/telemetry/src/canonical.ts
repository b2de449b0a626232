import type { Ext, Position } from "./position.ts";
import { measures, toSteps } from "./precision.ts";

/**
 * A text that orders positions under one key (organisation, device, fix time), so that every process keeps the same
 * one of two. Its order by bytes is the order by latE7, lonE7, altitude, speed, heading, accuracy, battery, ignition,
 * odometer as numbers, null before all, then by {@link canonicalExt} as bytes (`collate "C"`), none before all: the
 * same as Postgres' row comparison of the stored columns. `seq` is left out: a device may send a fix again under
 * another number.
 */
export function canonicalEncoding(position: Position): string {
  const { altitude, speed, heading, accuracy, battery, odometer } = measures;
  return [
    digits(position.latE7 + 900_000_000, 10),
    digits(position.lonE7 + 1_800_000_000, 10),
    digits(position.altitudeM === null ? null : position.altitudeM - altitude.min, 5),
    digits(steps(position.speedMps, speed.stepsPerUnit), 5),
    digits(steps(position.headingDeg, heading.stepsPerUnit), 4),
    digits(steps(position.accuracyM, accuracy.stepsPerUnit), 5),
    digits(steps(position.battery, battery.stepsPerUnit), 3),
    digits(position.ignition === null ? null : Number(position.ignition), 1),
    digits(steps(position.odometerM, odometer.stepsPerUnit), 10),
    canonicalExt(position.ext) ?? "",
  ].join(" ");
}

function steps(value: number | null, stepsPerUnit: number): number | null {
  return value === null ? null : toSteps(value, stepsPerUnit);
}

/** Digits of equal width; null as dashes, which sort before every digit. */
function digits(value: number | null, width: number): string {
  return value === null ? "-".repeat(width) : String(value).padStart(width, "0");
}

/**
 * Free attributes as JSON in ASCII, keys sorted by UTF-16 code units: equal attributes give equal texts whatever
 * order they came in, and bytes order as JavaScript's characters do. Null when there are none.
 */
export function canonicalExt(ext: Ext | null): string | null {
  if (ext === null) return null;
  const members = Object.keys(ext)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(ext[key])}`);
  return escapeNonAscii(`{${members.join(",")}}`);
}

function escapeNonAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
