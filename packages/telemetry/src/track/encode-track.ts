import { ByteWriter } from "./byte-writer.ts";
import { crc32 } from "./crc32.ts";
import { reckon } from "./dead-reckoning.ts";
import { writeExt } from "./ext-column.ts";
import { carry, writeColumn } from "./number-column.ts";
import { type Given, predictions } from "./predict.ts";
import { absent, type TrackRows } from "./track-rows.ts";

/** The first byte of every track. */
export const trackVersion = 1;
/** A track holds no more rows. */
export const mostRows = 1_000_000;

const { before, zero, arrival, trend } = predictions;

/**
 * Packs rows, which have to be in the order of fix times that all differ, by less than 24 days. Lossless at stored
 * precision; docs/track-format.md says what stands where. Throws `RangeError` for rows that no track can hold.
 */
export function encodeTrack(rows: TrackRows): Uint8Array<ArrayBuffer> {
  const { length } = rows.time;
  if (length > mostRows) throw new RangeError(`A track holds at most ${mostRows} rows, not ${length}.`);
  const out = new ByteWriter();
  out.byte(trackVersion);
  out.varint(length);
  if (length > 0) writeRows(out, rows);
  out.uint32(crc32(out.done()));
  return out.done();
}

function writeRows(out: ByteWriter, rows: TrackRows): void {
  writeTimes(out, rows.time);
  const given: Given = { time: rows.time, reckoned: null };
  writeColumn(out, rows.speedCmps, { ...given, tries: [before, zero, trend] });
  writeColumn(out, rows.headingDdeg, { ...given, tries: [before, zero, trend], isHeading: true });
  out.signed(rows.latE7[0] ?? 0);
  const reckoning = reckon(
    { time: rows.time, speedCmps: carry(rows.speedCmps), headingDdeg: carry(rows.headingDdeg) },
    rows.latE7[0] ?? 0,
  );
  writeColumn(out, rows.latE7, { time: rows.time, reckoned: reckoning.north, tries: [before, trend] });
  writeColumn(out, rows.lonE7, { time: rows.time, reckoned: reckoning.east, tries: [before, trend] });
  writeColumn(out, rows.odometerM, { time: rows.time, reckoned: reckoning.along, tries: [before, trend] });
  writeColumn(out, rows.receivedAfterDs, { ...given, tries: [before, zero, arrival, trend] });
  writeColumn(out, rows.altitudeM, { ...given, tries: [before, trend] });
  writeColumn(out, rows.accuracyDm, { ...given, tries: [before, zero, trend] });
  writeColumn(out, rows.batteryPercent, { ...given, tries: [before, zero] });
  writeColumn(out, rows.ignition, { ...given, tries: [before, zero] });
  writeColumn(out, rows.verdict, { ...given, tries: [before, zero] });
  writeColumn(out, doubtBits(rows.doubt), { ...given, tries: [before, zero] });
  writeExt(out, rows.ext, given);
}

/** The first time, the greatest common divisor of what passes between rows, and the times in it since the first. */
function writeTimes(out: ByteWriter, times: Float64Array): void {
  const first = times[0] ?? 0;
  let unit = 0;
  for (let at = 1; at < times.length; at++) {
    const passed = (times[at] ?? 0) - (times[at - 1] ?? 0);
    if (!(passed > 0) || !Number.isInteger(passed))
      throw new RangeError("Rows have to be in the order of their times.");
    unit = commonDivisor(unit, passed);
  }
  unit ||= 1;
  const since = Float64Array.from(times, (time) => (time - first) / unit);
  if ((times.at(-1) ?? 0) - first > 0x7fff_ffff) throw new RangeError("The rows of a track lie within 24 days.");
  out.signed(first);
  out.varint(unit);
  const places = Float64Array.from(times, (_, at) => at);
  writeColumn(out, Int32Array.from(since), { time: places, reckoned: null, tries: [trend, before] });
}

function commonDivisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** The bits of numbers of 32 bits; NaN is nothing. */
function doubtBits(doubt: Float32Array): Int32Array {
  const bits = new Int32Array(doubt.slice().buffer);
  return bits.map((value, at) => (Number.isNaN(doubt[at]) ? absent : value === absent ? 0 : value));
}
