import { absent, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { stretchFrom, stretchMs } from "../deriving/stretch.ts";
import { verdictCode } from "../verdict.ts";

/** What the accepted positions of a device hold at most and at least, in one of the derivation's stretches of two hours. */
export interface Outline {
  /** When the stretch begins, epoch ms. */
  from: number;
  rows: number;
  /** Epoch ms. */
  first: number;
  last: number;
  /** The longest time between two of them; Infinity where nobody looked. */
  widestGapMs: number;
  southE7: number;
  westE7: number;
  northE7: number;
  eastE7: number;
  /** -1 where no row tells a speed. */
  topSpeedCmps: number;
  speedless: number;
  /** 101 where no row tells one. */
  leastBatteryPercent: number;
  /** What ignition was told: 1 on, 2 off, 4 nothing. */
  ignition: number;
  /** A bit for each key of the free attributes (`bitOf`). */
  keys: number;
  /** A bit for each text and each yes or no that one of them told (`bitOf`). */
  values: number;
  /** What keys that told numbers told at least and at most; null where nobody looked, or where they are too many. */
  ranges: ReadonlyMap<string, Range> | null;
  /** The hardest manoeuvre between two rows, in cm/s², rounded up; Infinity where nobody looked. */
  hardest: { acceleration: number; braking: number; cornering: number };
}

export interface Range {
  least: number;
  most: number;
}

/** Which of 32 bits stands for a key, or for what it told, whatever the case; others may have the same (FNV-1a). */
export function bitOf(key: string, value?: string | boolean): number {
  let hash = 0x811c9dc5;
  const text = value === undefined ? key : `${key}=${value}`;
  for (const character of text.toLowerCase()) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return 1 << ((hash ^ (hash >>> 16)) & 31);
}

/** The outlines of a device's day, in order; stretches without an accepted position are missing. */
export function outlinesOf(rows: TrackRows): Outline[] {
  const outlines: Outline[] = [];
  const attributesOf = createAttributes();
  let outline: Outline | undefined;
  let before = -1;
  for (let at = 0; at < rows.time.length; at++) {
    if (rows.verdict[at] !== verdictCode.accepted) continue;
    const time = rows.time[at] ?? 0;
    if (!outline || time >= outline.from + stretchMs) {
      outline = newOutline(time);
      outlines.push(outline);
    }
    addPlace(outline, rows, at);
    addValues(outline, rows, at);
    addAttributes(outline, attributesOf(rows.ext[at] ?? ""));
    if (before >= 0) addStep(outline, rows, before, at);
    before = at;
  }
  return outlines;
}

function newOutline(time: number): Outline {
  return {
    from: stretchFrom(time),
    rows: 0,
    first: time,
    last: time,
    widestGapMs: 0,
    southE7: Number.POSITIVE_INFINITY,
    westE7: Number.POSITIVE_INFINITY,
    northE7: Number.NEGATIVE_INFINITY,
    eastE7: Number.NEGATIVE_INFINITY,
    topSpeedCmps: -1,
    speedless: 0,
    leastBatteryPercent: 101,
    ignition: 0,
    keys: 0,
    values: 0,
    ranges: new Map(),
    hardest: { acceleration: 0, braking: 0, cornering: 0 },
  };
}

function addPlace(outline: Outline, { latE7, lonE7, time }: TrackRows, at: number): void {
  const [lat, lon] = [latE7[at] as number, lonE7[at] as number];
  outline.rows += 1;
  outline.last = time[at] as number;
  if (lat < outline.southE7) outline.southE7 = lat;
  if (lat > outline.northE7) outline.northE7 = lat;
  if (lon < outline.westE7) outline.westE7 = lon;
  if (lon > outline.eastE7) outline.eastE7 = lon;
}

function addValues(outline: Outline, { speedCmps, batteryPercent, ignition }: TrackRows, at: number): void {
  const speed = speedCmps[at] as number;
  if (speed === absent) outline.speedless += 1;
  else if (speed > outline.topSpeedCmps) outline.topSpeedCmps = speed;
  const battery = batteryPercent[at] as number;
  if (battery !== absent && battery < outline.leastBatteryPercent) outline.leastBatteryPercent = battery;
  const on = ignition[at] as number;
  outline.ignition |= on === absent ? 4 : on === 1 ? 1 : 2;
}

/** From the row before, which may be of the stretch before. */
function addStep(outline: Outline, { time, speedCmps, headingDdeg }: TrackRows, before: number, at: number): void {
  const ms = (time[at] as number) - (time[before] as number);
  if ((time[before] as number) >= outline.from && ms > outline.widestGapMs) outline.widestGapMs = ms;
  if (ms > harshWithinMs) return;
  const [from, to] = [speedCmps[before] as number, speedCmps[at] as number];
  const { hardest } = outline;
  if (from !== absent && to !== absent) {
    const along = ((to - from) * 1_000) / ms;
    hardest.acceleration = Math.max(hardest.acceleration, Math.ceil(along) + 1);
    hardest.braking = Math.max(hardest.braking, Math.ceil(-along) + 1);
  }
  const [course, next] = [headingDdeg[before] as number, headingDdeg[at] as number];
  if (course === absent || next === absent) return;
  // as the condition has it, a speed that is not told counts as none
  const speeds = (from === absent ? 0 : from) + (to === absent ? 0 : to);
  const turn = Math.abs(next - course) % 3_600;
  const radians = (Math.min(turn, 3_600 - turn) * Math.PI) / 1_800;
  hardest.cornering = Math.max(hardest.cornering, Math.ceil(((speeds / 2) * radians * 1_000) / ms) + 1);
}

/** Further apart, two rows say nothing of a manoeuvre: `conditions/harsh.ts`. */
const harshWithinMs = 3_000;

interface Attributes {
  keys: number;
  values: number;
  numbers: [key: string, value: number][];
}

const none: Attributes = { keys: 0, values: 0, numbers: [] };

/** Reads free attributes; what is told again and again is read once. */
function createAttributes(): (ext: string) => Attributes {
  let [known, attributes] = ["", none];
  return (ext) => {
    if (ext === known) return attributes;
    known = ext;
    attributes = ext === "" ? none : readAttributes(JSON.parse(ext) as Record<string, unknown>);
    return attributes;
  };
}

function readAttributes(ext: Record<string, unknown>): Attributes {
  const attributes: Attributes = { keys: 0, values: 0, numbers: [] };
  for (const [key, value] of Object.entries(ext)) {
    attributes.keys |= bitOf(key);
    if (typeof value === "number") attributes.numbers.push([key, value]);
    else attributes.values |= bitOf(key, String(value));
  }
  return attributes;
}

/** As many keys that tell numbers are kept of a stretch. */
const mostRanges = 16;

function addAttributes(outline: Outline, { keys, values, numbers }: Attributes): void {
  outline.keys |= keys;
  outline.values |= values;
  for (const [key, value] of numbers) {
    const ranges = outline.ranges as Map<string, Range> | null;
    const range = ranges?.get(key);
    if (range) {
      if (value < range.least) range.least = value;
      if (value > range.most) range.most = value;
    } else if (ranges && ranges.size < mostRanges) ranges.set(key, { least: value, most: value });
    else outline.ranges = null;
  }
}
