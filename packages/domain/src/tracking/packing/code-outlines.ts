import { stretchMs } from "../deriving/stretch.ts";
import type { Outline } from "./outlines.ts";

/** Of the form; another one is read as if there were none. */
const version = 1;
/** 32-bit numbers a stretch. */
const width = 17;

/** Outlines as the column `tracks.outlines` holds them: a version and 17 little-endian numbers of 32 bits for each. */
export function encodeOutlines(outlines: readonly Outline[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + outlines.length * width * 4));
  view.setInt32(0, version, true);
  let at = 4;
  for (const outline of outlines) {
    const { from, rows, first, last, widestGapMs, southE7, westE7, northE7, eastE7, hardest } = outline;
    const { topSpeedCmps, speedless, leastBatteryPercent, ignition, keys } = outline;
    const numbers = [
      ...[from / stretchMs, rows, first - from, last - from, widestGapMs, southE7, westE7, northE7, eastE7],
      ...[topSpeedCmps, speedless, leastBatteryPercent, ignition, keys],
      ...[hardest.acceleration, hardest.braking, hardest.cornering],
    ];
    for (const number of numbers) {
      view.setInt32(at, number, true);
      at += 4;
    }
  }
  return new Uint8Array(view.buffer);
}

/** Null where there are none that can be read. */
export function decodeOutlines(bytes: Uint8Array | null): Outline[] | null {
  if (bytes === null || bytes.length < 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0, true) !== version) return null;
  const outlines: Outline[] = [];
  for (let start = 4; start + width * 4 <= bytes.length; start += width * 4) {
    const number = (place: number) => view.getInt32(start + place * 4, true);
    const from = number(0) * stretchMs;
    outlines.push({
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
    });
  }
  return outlines;
}
