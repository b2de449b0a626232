import { stretchMs } from "../deriving/stretch.ts";
import type { Outline, Range } from "./outlines.ts";

/** Of the form; one that is not known here is read as if there were none. */
const version = 2;
/** 32-bit numbers a stretch, in both versions. */
const width = 17;
/** In place of how many ranges there are, where they are not known. */
const unknownRanges = -1;

/**
 * Outlines as the column `tracks.outlines` holds them, little-endian: a version (32 bits), the number of keys that told
 * numbers and their names (a length of 32 bits and UTF-8 each), and for each stretch 17 numbers of 32 bits, the bits of its
 * values, the number of its ranges, and for each the place of its key (32 bits), the least and the most (64 bits, IEEE 754).
 * Version 1 had the 17 numbers alone.
 */
export function encodeOutlines(outlines: readonly Outline[]): Uint8Array {
  const names = [...new Set(outlines.flatMap(({ ranges }) => [...(ranges?.keys() ?? [])]))];
  const texts = names.map((name) => Buffer.from(name, "utf8"));
  const head = texts.reduce((sum, text) => sum + 4 + text.length, 8);
  const size = outlines.reduce((sum, { ranges }) => sum + (width + 2) * 4 + (ranges?.size ?? 0) * 20, head);
  const bytes = Buffer.alloc(size);
  let at = 0;
  const write = (number: number) => {
    at = bytes.writeInt32LE(number, at);
  };
  write(version);
  write(names.length);
  for (const text of texts) {
    write(text.length);
    at += text.copy(bytes, at);
  }
  for (const outline of outlines) {
    for (const number of numbersOf(outline)) write(number);
    write(outline.values);
    write(outline.ranges?.size ?? unknownRanges);
    for (const [name, { least, most }] of outline.ranges ?? []) {
      write(names.indexOf(name));
      at = bytes.writeDoubleLE(least, at);
      at = bytes.writeDoubleLE(most, at);
    }
  }
  return bytes;
}

function numbersOf(outline: Outline): number[] {
  const { from, rows, first, last, widestGapMs, southE7, westE7, northE7, eastE7, hardest } = outline;
  const { topSpeedCmps, speedless, leastBatteryPercent, ignition, keys } = outline;
  return [
    ...[from / stretchMs, rows, first - from, last - from, widestGapMs, southE7, westE7, northE7, eastE7],
    ...[topSpeedCmps, speedless, leastBatteryPercent, ignition, keys],
    ...[hardest.acceleration, hardest.braking, hardest.cornering],
  ];
}

/** Null where there are none that can be read. */
export function decodeOutlines(given: Uint8Array | null): Outline[] | null {
  if (given === null || given.length < 4) return null;
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  let at = 0;
  const read = () => {
    at += 4;
    return bytes.readInt32LE(at - 4);
  };
  const readDouble = () => {
    at += 8;
    return bytes.readDoubleLE(at - 8);
  };
  const readText = () => {
    const length = read();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const told = read();
  if (told !== 1 && told !== version) return null;
  const names = told === 1 ? [] : Array.from({ length: read() }, readText);
  const readRange = (): [string, Range] => [names[read()] ?? "", { least: readDouble(), most: readDouble() }];
  const outlines: Outline[] = [];
  while (at < bytes.length) {
    const numbers = Array.from({ length: width }, read);
    // of the first version nobody looked
    const values = told === 1 ? -1 : read();
    const ranges = told === 1 ? unknownRanges : read();
    outlines.push({
      ...toOutline(numbers),
      values,
      ranges: ranges === unknownRanges ? null : new Map(Array.from({ length: ranges }, readRange)),
    });
  }
  return outlines;
}

function toOutline(numbers: number[]): Omit<Outline, "values" | "ranges"> {
  const number = (place: number) => numbers[place] ?? 0;
  const from = number(0) * stretchMs;
  return {
    from,
    rows: number(1),
    first: from + number(2),
    last: from + number(3),
    widestGapMs: number(4),
    southE7: number(5),
    westE7: number(6),
    northE7: number(7),
    eastE7: number(8),
    topSpeedCmps: number(9),
    speedless: number(10),
    leastBatteryPercent: number(11),
    ignition: number(12),
    keys: number(13),
    hardest: { acceleration: number(14), braking: number(15), cornering: number(16) },
  };
}
