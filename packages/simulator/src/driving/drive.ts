import { kmhToMps } from "@cartage/telemetry/units";
import type { Dice } from "../random/dice.ts";
import { noise } from "../random/noise.ts";
import { planeAt } from "../roads/plane.ts";
import type { Way } from "../roads/way.ts";
import { densify } from "./densify.ts";
import type { Handling } from "./handling.ts";

/**
 * A drive from standing to standing, as knots along its way: where, after how many seconds and metres, how fast.
 * Between two knots the acceleration is constant. A stop on the way is two knots at one place.
 */
export type Motion = {
  lats: Float64Array;
  lons: Float64Array;
  seconds: Float64Array;
  metres: Float64Array;
  speedsMps: Float32Array;
};

export type DrivingStyle = {
  handling: Handling;
  /** Times what others drive: 0.9 is calm, 1.05 brisk. */
  pace: number;
  /** Times the usual speed below 55 km/h: rush hour 0.75, night 1.1. */
  traffic: number;
  /** Seeds the slow changes of speed on open road. */
  seed: number;
};

const STEP_M = 160;
const BUSY_BELOW_MPS = kmhToMps(55);
const RED_SHARE = 0.38;
const RED_S = { from: 6, to: 48 };
const SIGNALS_APART_M = 60;
const TIGHTEST_RADIUS_M = 5;
const CRAWL_MPS = 1.4;
/** A heavy vehicle gains little near its top speed: the share of its pull that is lost there. */
const FADING = 0.65;

/** Drives a way: as fast as limits, bends, signals and the vehicle allow. */
export function drive(way: Way, style: DrivingStyle, dice: Dice): Motion {
  const road = densify(way, STEP_M);
  const redS = lookAtSignals(road, dice);
  const speedsMps = limitSpeeds(road, style, redS);
  smoothSpeeds(speedsMps, road.metres, style.handling);
  return timeKnots(road, speedsMps, redS, style.handling);
}

type Road = Way & { metres: number[] };

/** Seconds to wait at each point. */
function lookAtSignals({ signals, metres }: Road, dice: Dice): number[] {
  const wholeM = metres.at(-1) ?? 0;
  let lastM = 0;
  return signals.map((hasSignal, i) => {
    const atM = metres[i] ?? 0;
    if (!hasSignal || atM - lastM < SIGNALS_APART_M || wholeM - atM < SIGNALS_APART_M || !dice.hits(RED_SHARE))
      return 0;
    lastM = atM;
    return dice.between(RED_S.from, RED_S.to);
  });
}

function limitSpeeds(
  { points, limitsMps, metres }: Road,
  { handling, pace, traffic, seed }: DrivingStyle,
  redS: number[],
): Float64Array {
  const speeds = new Float64Array(points.length);
  for (let i = 1; i < points.length - 1; i++) {
    if (redS[i]) continue;
    // the piece behind a corner may be slower: nobody is still fast when it begins
    const limitMps = Math.min(limitsMps[i] ?? 0, limitsMps[i - 1] ?? 0);
    const flowMps = Math.min(limitMps, handling.topMps) * pace * (limitMps < BUSY_BELOW_MPS ? traffic : 1);
    const varied =
      flowMps * (0.93 + 0.09 * noise(seed, (metres[i] ?? 0) / 1_300) + 0.04 * noise(seed + 1, (metres[i] ?? 0) / 300));
    const bendMps = Math.sqrt(handling.corneringMps2 * radiusAt(points, i));
    speeds[i] = Math.max(CRAWL_MPS, Math.min(varied, bendMps, handling.topMps));
  }
  return speeds;
}

/** The radius of the bend at a point, from its turn and the shorter piece beside it, in metres. */
function radiusAt(points: Way["points"], i: number): number {
  const [before, at, after] = [points[i - 1], points[i], points[i + 1]];
  if (!before || !at || !after) return TIGHTEST_RADIUS_M;
  const plane = planeAt(at);
  const [a, b] = [plane.toOffset(before), plane.toOffset(after)];
  const turnRad = Math.abs(Math.atan2(-a.x * b.y + a.y * b.x, -a.x * b.x - a.y * b.y));
  const shorterM = Math.min(Math.hypot(a.x, a.y), Math.hypot(b.x, b.y));
  return Math.max(TIGHTEST_RADIUS_M, shorterM / Math.max(turnRad, 1e-4));
}

/** Lowers speeds so that no piece asks for more acceleration or braking than the vehicle has (v² = v₀² + 2as). */
function smoothSpeeds(speeds: Float64Array, metres: readonly number[], handling: Handling): void {
  for (let i = 1; i < speeds.length; i++) {
    const before = speeds[i - 1] ?? 0;
    const gapM = (metres[i] ?? 0) - (metres[i - 1] ?? 0);
    const pull = handling.accelerationMps2 * (1 - (FADING * before) / handling.topMps);
    speeds[i] = Math.min(speeds[i] ?? 0, Math.sqrt(before * before + 2 * pull * gapM));
  }
  for (let i = speeds.length - 2; i >= 0; i--) {
    const after = speeds[i + 1] ?? 0;
    const gapM = (metres[i + 1] ?? 0) - (metres[i] ?? 0);
    speeds[i] = Math.min(speeds[i] ?? 0, Math.sqrt(after * after + 2 * handling.brakingMps2 * gapM));
  }
}

function timeKnots(
  { points, metres }: Road,
  speeds: Float64Array,
  redS: readonly number[],
  handling: Handling,
): Motion {
  const count = points.length + redS.filter((seconds) => seconds > 0).length;
  const motion: Motion = {
    lats: new Float64Array(count),
    lons: new Float64Array(count),
    seconds: new Float64Array(count),
    metres: new Float64Array(count),
    speedsMps: new Float32Array(count),
  };
  let knot = 0;
  let seconds = 0;

  function place(i: number): void {
    motion.lats[knot] = points[i]?.lat ?? 0;
    motion.lons[knot] = points[i]?.lon ?? 0;
    motion.seconds[knot] = seconds;
    motion.metres[knot] = metres[i] ?? 0;
    motion.speedsMps[knot] = speeds[i] ?? 0;
    knot += 1;
  }

  for (let i = 0; i < points.length; i++) {
    if (i > 0)
      seconds += secondsFor((metres[i] ?? 0) - (metres[i - 1] ?? 0), speeds[i - 1] ?? 0, speeds[i] ?? 0, handling);
    place(i);
    if (!redS[i]) continue;
    seconds += redS[i] ?? 0;
    place(i);
  }
  return motion;
}

/** Under constant acceleration; a piece with a stop at both ends is crept over at its middle speed. */
function secondsFor(gapM: number, fromMps: number, toMps: number, { accelerationMps2 }: Handling): number {
  if (fromMps + toMps > 0) return (2 * gapM) / (fromMps + toMps);
  return 2 * Math.sqrt(gapM / accelerationMps2);
}
