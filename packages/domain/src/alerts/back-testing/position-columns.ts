import type { Ext } from "@cartage/telemetry/position";
import type { Fix } from "../../tracking/deriving/moment.ts";

/** Arrays as Postgres sends them in binary (`array_send` in PostgreSQL's arrayfuncs.c); null where nobody asked for them. */
export interface SentColumns {
  device_key: number;
  fix_time: Uint8Array;
  lat_e7: Uint8Array;
  lon_e7: Uint8Array;
  speed_cmps: Uint8Array;
  heading_ddeg: Uint8Array | null;
  battery_percent: Uint8Array | null;
  ignition: Uint8Array | null;
  ext: Uint8Array | null;
}

const headerBytes = 20;
/** Postgres counts time from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;
const twoTo32 = 2 ** 32;

/** One device's fixes out of columns, in the order of their times. */
export function fixesOf(sent: SentColumns): Fix[] {
  const count = countOf(sent.fix_time);
  const times = numbers(sent.fix_time, count, readTime);
  const lats = numbers(sent.lat_e7, count, readInt4);
  const lons = numbers(sent.lon_e7, count, readInt4);
  const speeds = numbers(sent.speed_cmps, count, readInt2);
  const headings = sent.heading_ddeg && numbers(sent.heading_ddeg, count, readInt2);
  const batteries = sent.battery_percent && numbers(sent.battery_percent, count, readInt2);
  const ignitions = sent.ignition && numbers(sent.ignition, count, readByte);
  const exts = sent.ext && texts(sent.ext, count);
  const fixes: Fix[] = new Array(count);
  for (let at = 0; at < count; at += 1) {
    const text = exts?.[at];
    fixes[at] = {
      time: times[at] ?? 0,
      deviceKey: sent.device_key,
      latE7: lats[at] ?? 0,
      lonE7: lons[at] ?? 0,
      speedMps: scaled(speeds[at], 100),
      headingDeg: headings && scaled(headings[at], 10),
      accuracyM: null,
      altitudeM: null,
      battery: batteries && scaled(batteries[at], 100),
      ignition: ignitions ? isOn(ignitions[at]) : null,
      odometerM: null,
      ext: text ? (JSON.parse(text) as Ext) : null,
    };
  }
  return isInOrder(times) ? fixes : fixes.sort((a, b) => a.time - b.time);
}

function scaled(value: number | undefined, steps: number): number | null {
  return value === undefined || Number.isNaN(value) ? null : value / steps;
}

function isOn(value: number | undefined): boolean | null {
  return value === undefined || Number.isNaN(value) ? null : value === 1;
}

function isInOrder(times: Float64Array): boolean {
  for (let at = 1; at < times.length; at += 1) if ((times[at] ?? 0) < (times[at - 1] ?? 0)) return false;
  return true;
}

function countOf(bytes: Uint8Array): number {
  return bytes.length < headerBytes ? 0 : readInt4(viewOf(bytes), 12);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

const readInt2 = (view: DataView, at: number) => view.getInt16(at);
const readInt4 = (view: DataView, at: number) => view.getInt32(at);
const readByte = (view: DataView, at: number) => view.getUint8(at);
/** Microseconds as two halves, which a number holds exactly together. */
const readTime = (view: DataView, at: number) =>
  postgresEpochMs + Math.floor((view.getInt32(at) * twoTo32 + view.getUint32(at + 4)) / 1_000);

/** NaN where there is none. */
function numbers(bytes: Uint8Array, count: number, read: (view: DataView, at: number) => number): Float64Array {
  const view = viewOf(bytes);
  const values = new Float64Array(count);
  let at = headerBytes;
  for (let index = 0; index < count; index += 1) {
    const length = view.getInt32(at);
    at += 4;
    values[index] = length < 0 ? Number.NaN : read(view, at);
    if (length > 0) at += length;
  }
  return values;
}

function texts(bytes: Uint8Array, count: number): string[] {
  const view = viewOf(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: string[] = [];
  let at = headerBytes;
  for (let index = 0; index < count; index += 1) {
    const length = Math.max(0, view.getInt32(at));
    values.push(buffer.toString("utf8", at + 4, at + 4 + length));
    at += 4 + length;
  }
  return values;
}
