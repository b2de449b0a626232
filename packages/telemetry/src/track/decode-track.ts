import { ByteReader, Malformed } from "./byte-reader.ts";
import { crc32 } from "./crc32.ts";
import { reckon } from "./dead-reckoning.ts";
import { mostRows, trackVersion } from "./encode-track.ts";
import { readExt } from "./ext-column.ts";
import { readColumn, skipColumn } from "./number-column.ts";
import type { Given } from "./predict.ts";
import { absent, emptyRows, firstAtOrAfter, type TrackRows } from "./track-rows.ts";

/** Why bytes are no track: too short, of a version that is not known here, changed since they were written, or nonsense. */
export type TrackRefusal = "too_short" | "unknown_version" | "changed" | "malformed";

/** Unpacks a track, or says why it is none. Never throws, whatever the bytes. */
export function decodeTrack(bytes: Uint8Array): TrackRows | TrackRefusal {
  if (bytes.length < 6) return "too_short";
  if (bytes[0] !== trackVersion) return "unknown_version";
  const from = new ByteReader(bytes.subarray(0, -4));
  if (new ByteReader(bytes.subarray(-4)).uint32() !== crc32(from.bytes)) return "changed";
  from.at = 1;
  try {
    const length = from.varint();
    if (length > mostRows) return "malformed";
    const rows = length === 0 ? emptyRows(0) : readRows(from, length);
    return from.at === from.bytes.length ? rows : "malformed";
  } catch (error) {
    if (error instanceof Malformed) return "malformed";
    throw error;
  }
}

function readRows(from: ByteReader, length: number): TrackRows {
  const time = readTimes(from, length);
  const given: Given = { time, reckoned: null };
  const speed = readColumn(from, length, given);
  const heading = readColumn(from, length, given);
  const reckoning = reckon({ time, speedCmps: speed.carried, headingDdeg: heading.carried }, from.signed());
  const read = (reckoned: Float64Array | null = null) => readColumn(from, length, { time, reckoned }).values;
  return {
    time,
    speedCmps: speed.values,
    headingDdeg: heading.values,
    latE7: read(reckoning.north),
    lonE7: read(reckoning.east),
    odometerM: read(reckoning.along),
    receivedAfterDs: read(),
    altitudeM: read(),
    accuracyDm: read(),
    batteryPercent: read(),
    ignition: read(),
    verdict: read(),
    doubt: toDoubt(read()),
    ext: readExt(from, length, given),
  };
}

/** When and how fast a device was, out of its track, without the rest, which takes ten times as long. */
export type TrackSpeeds = Pick<TrackRows, "time" | "speedCmps">;

/**
 * Unpacks the first columns of a track alone, of so many rows, of which the first bytes are enough; throws `Malformed` where they
 * are not. `last`: the time of its last row, where that is known: it spares decoding times that are all as far apart.
 */
export function decodeSpeeds(
  bytes: Uint8Array,
  { most = mostRows, last }: { most?: number; last?: number } = {},
): TrackSpeeds {
  const from = new ByteReader(bytes);
  const length = readLength(from);
  const wanted = Math.min(length, most);
  if (wanted === 0) return { time: new Float64Array(0), speedCmps: new Int32Array(0) };
  const time = readTimes(from, length, { wanted, last });
  return { time, speedCmps: readColumn(from, length, { time, reckoned: null }, wanted).values };
}

/** When a device was where, how sure of it, and which of that counts. */
export type TrackWay = Pick<TrackRows, "time" | "latE7" | "lonE7" | "accuracyDm" | "verdict">;

/** Unpacks a device's way before a time alone; throws `Malformed` when the bytes are no track. `last` as in `decodeSpeeds`. */
export function decodeWay(bytes: Uint8Array, until: number, last?: number): TrackWay {
  const from = new ByteReader(bytes);
  const length = readLength(from);
  const times = length === 0 ? new Float64Array(0) : readTimes(from, length, { last });
  const wanted = firstAtOrAfter(times, until);
  const time = times.subarray(0, wanted);
  if (wanted === 0) return { time, ...noWay };
  const read = (reckoned: Float64Array | null = null) => readColumn(from, length, { time: times, reckoned }, wanted);
  const speedCmps = read().carried;
  const headingDdeg = read().carried;
  const { north, east } = reckon({ time, speedCmps, headingDdeg }, from.signed());
  const latE7 = read(north).values;
  const lonE7 = read(east).values;
  for (let column = 0; column < 3; column++) skipColumn(from, length);
  const accuracyDm = read().values;
  for (let column = 0; column < 2; column++) skipColumn(from, length);
  return { time, latE7, lonE7, accuracyDm, verdict: read().values };
}

const nothing = new Int32Array(0);
const noWay = { latE7: nothing, lonE7: nothing, accuracyDm: nothing, verdict: nothing };

function readLength(from: ByteReader): number {
  if (from.byte() !== trackVersion) throw new Malformed("an unknown version");
  const length = from.varint();
  if (length > mostRows) throw new Malformed("too many rows");
  return length;
}

/** Places from 0 on, as many as were asked for so far. */
let places = new Float64Array(0);

function placesOf(length: number): Float64Array {
  if (places.length < length) places = Float64Array.from({ length: length * 2 }, (_, at) => at);
  return places.subarray(0, length);
}

interface OfTimes {
  wanted?: number;
  last?: number | undefined;
}

function readTimes(from: ByteReader, length: number, { wanted = length, last }: OfTimes = {}): Float64Array {
  const first = from.signed();
  const unit = from.varint();
  // each is a unit later than the one before at least: so far apart, none is later than that
  if (last === first + (length - 1) * unit && unit > 0) {
    skipColumn(from, length);
    const regular = new Float64Array(wanted);
    for (let at = 0; at < wanted; at++) regular[at] = first + at * unit;
    return regular;
  }
  const { values } = readColumn(from, length, { time: placesOf(wanted), reckoned: null }, wanted);
  const times = new Float64Array(wanted);
  let before = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < wanted; at++) {
    const time = first + (values[at] as number) * unit;
    if (!(time > before)) throw new Malformed("not in the order of time");
    times[at] = time;
    before = time;
  }
  return times;
}

function toDoubt(bits: Int32Array): Float32Array {
  const doubt = new Float32Array(bits.slice().buffer);
  for (let at = 0; at < bits.length; at++) if (bits[at] === absent) doubt[at] = Number.NaN;
  return doubt;
}
