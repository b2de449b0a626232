import { distanceM } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import type { Verdict } from "../verdict.ts";
import type { Fix } from "./moment.ts";
import type { Thresholds } from "./thresholds.ts";

/** What screening remembers of one device. */
export interface DeviceScreening {
  /** The last fix that is believed. */
  last: Fix | null;
  /** Since when the device has been at the very place of `last`. */
  sameSince: number;
  /** Fixes after it that contradict it, but not each other: enough of them, and they are right. */
  suspects: Fix[];
}

export const newScreening = (): DeviceScreening => ({ last: null, sameSince: 0, suspects: [] });

export interface ScreeningOutcome {
  accept(fix: Fix): void;
  judge(fix: Fix, verdict: Verdict, doubt: number | null): void;
}

/** So many fixes that contradict the last accepted one, and agree among themselves, outvote it. */
const suspectsToBelieve = 3;
/** An accuracy is believed up to here when it excuses a distance. */
const excusedUpToM = 100;
/** A leap below this is noise of the receiver, whatever its acceleration. */
const leapFromM = 50;

/**
 * Judges a device's next fix by those before it. A fix that is faster than possible is doubted as a jump, until three in
 * a row say the same: then they are accepted after all, so that a vehicle that was carried over water is found again.
 */
export function screen(state: DeviceScreening, fix: Fix, thresholds: Thresholds, outcome: ScreeningOutcome): void {
  const { accuracyM } = fix;
  if (accuracyM !== null && accuracyM > thresholds.inaccurateAboveM) {
    outcome.judge(fix, "inaccurate", accuracyM);
    return;
  }
  const { last } = state;
  if (last === null) believe(state, fix, outcome);
  else if (isSamePlace(last, fix)) screenSamePlace(state, last, fix, thresholds, outcome);
  else screenPace(state, last, fix, thresholds, outcome);
}

function screenSamePlace(
  state: DeviceScreening,
  last: Fix,
  fix: Fix,
  { frozenFromMps }: Thresholds,
  outcome: ScreeningOutcome,
): void {
  const speed = fix.speedMps ?? 0;
  const movedM = (speed * (fix.time - last.time)) / 1000;
  if (speed < frozenFromMps || movedM < 10) {
    const { sameSince } = state;
    believe(state, fix, outcome);
    state.sameSince = sameSince;
  } else outcome.judge(fix, "frozen", (fix.time - state.sameSince) / 1000);
}

function screenPace(
  state: DeviceScreening,
  last: Fix,
  fix: Fix,
  thresholds: Thresholds,
  outcome: ScreeningOutcome,
): void {
  const pace = impossiblePace(last, fix, thresholds);
  if (pace === null) {
    believe(state, fix, outcome);
    return;
  }
  const before = state.suspects.at(-1);
  if (before && impossiblePace(before, fix, thresholds) !== null) state.suspects = [];
  state.suspects.push(fix);
  if (state.suspects.length < suspectsToBelieve) {
    outcome.judge(fix, "jump", pace);
    return;
  }
  const believed = state.suspects;
  for (const suspect of believed) {
    if (suspect !== fix) outcome.judge(suspect, "accepted", null);
    believe(state, suspect, outcome);
  }
}

/** Takes a fix as right, whatever those before it say. */
export function believe(state: DeviceScreening, fix: Fix, outcome: ScreeningOutcome): void {
  state.last = fix;
  state.sameSince = fix.time;
  if (state.suspects.length > 0) state.suspects = [];
  outcome.accept(fix);
}

/** The speed in m/s that one needed from a fix to the next, if nothing drives like that; null if it is possible. */
export function impossiblePace(
  from: Fix,
  to: Fix,
  { jumpAboveMps, jumpAboveMps2, gapAfterS }: Thresholds,
): number | null {
  const seconds = (to.time - from.time) / 1000;
  const excused = Math.min(from.accuracyM ?? 0, excusedUpToM) + Math.min(to.accuracyM ?? 0, excusedUpToM);
  const leapM = distanceBetweenM(from, to) - excused;
  if (leapM < leapFromM) return null;
  const pace = seconds > 0 ? leapM / seconds : leapM;
  if (pace > jumpAboveMps) return pace;
  if (from.speedMps === null || seconds > gapAfterS) return null;
  return (pace - from.speedMps) / seconds > jumpAboveMps2 ? pace : null;
}

function isSamePlace(a: Fix, b: Fix): boolean {
  return a.latE7 === b.latE7 && a.lonE7 === b.lonE7;
}

/** Great-circle distance in metres. */
export function distanceBetweenM(a: { latE7: number; lonE7: number }, b: { latE7: number; lonE7: number }): number {
  return distanceM({ lat: fromE7(a.latE7), lon: fromE7(a.lonE7) }, { lat: fromE7(b.latE7), lon: fromE7(b.lonE7) });
}
