import { departure, isDeparting, isDrift } from "./departing.ts";
import type { HaltFact, TripFact } from "./facts.ts";
import type { Fix } from "./moment.ts";
import { writeChange } from "./motion-changes.ts";
import { isRestored, type Restored } from "./restored.ts";
import { distanceBetweenM } from "./screening.ts";
import type { Thresholds } from "./thresholds.ts";
import type { HaltUnderWay, Standing, TrackState, TripUnderWay } from "./track-state.ts";
import { addFuel, addTime, beginTrip, countDistance, toTripFact } from "./trip-under-way.ts";

/** What people changed of trips, as fix times (ms, rising), and said of positions. */
export interface TripEdits {
  /** A halt that begins at one of these, give or take some minutes, ends no trip. */
  joins: readonly number[];
  /** A trip that goes over one of these is two. */
  cuts: readonly number[];
  restored: Restored;
}

export interface TrackOutcome {
  trip(fact: TripFact): void;
  halt(fact: HaltFact): void;
  /** Not a movement, though it looks like one. */
  drift(fix: Fix, distanceM: number): void;
  /** The fix counted; `distanceM` from the one before, 0 while standing. */
  counted(fix: Fix, distanceM: number, speedMps: number | null): void;
}

interface Step {
  track: TrackState;
  fix: Fix;
  thresholds: Thresholds;
  edits: TripEdits;
  outcome: TrackOutcome;
}

/** Slower than this a receiver that stands still reports speed out of noise. */
const standsBelowMps = 1.4;
/** One stands within this of where one began to. */
const haltRadiusM = 60;
const wobbleM = 20;
const realFromM = 100;
/** With the ignition off, standing needs no patience to be a halt. */
const haltAfterIgnitionOffS = 30;
/** So fast at least, on the straight line, was a vehicle on its way all through a silence. */
const goesOnFromMps = 3;

export function beginTrack(fix: Fix, outcome: TrackOutcome): TrackState {
  const isMoving = fix.speedMps !== null && fix.speedMps >= standsBelowMps;
  const track: TrackState = {
    previous: fix,
    trip: isMoving ? beginTrip(fix, fix.time) : null,
    halt: isMoving ? null : { startedAt: fix.time, latE7: fix.latE7, lonE7: fix.lonE7, engineMs: 0 },
    standing: null,
    departing: [],
    motion: isMoving ? "moving" : fix.ignition === true ? "idling" : "parked",
    motionSince: fix.time,
  };
  if (track.trip) track.trip.topSpeedMps = fix.speedMps ?? 0;
  outcome.counted(fix, 0, fix.speedMps);
  return track;
}

/** Takes a vehicle's next accepted fix: goes on with its trip or its halt, and ends one when the fix shows that it is over. */
export function followTrack(
  track: TrackState,
  fix: Fix,
  thresholds: Thresholds,
  edits: TripEdits,
  outcome: TrackOutcome,
): void {
  const step: Step = { track, fix, thresholds, edits, outcome };
  if (track.trip) driveOn(step, track.trip);
  else if (track.halt) stayOn(step, track.halt);
}

function driveOn(step: Step, trip: TripUnderWay): void {
  const { track, fix, thresholds, edits } = step;
  const { previous } = track;
  const ms = fix.time - previous.time;
  const legM = distanceBetweenM(previous, fix);
  const isAfterGap = ms > thresholds.gapAfterS * 1000;
  if (isAfterGap && stoodThrough(step, trip, legM)) {
    if (track.halt) stayOn(step, track.halt);
    return;
  }
  const isCut = previous.time > trip.startedAt && edits.cuts.some((at) => at > previous.time && at <= fix.time);
  const current = isCut ? cutTrip(step, trip) : trip;
  const speedMps = fix.speedMps ?? (ms > 0 && !isAfterGap ? legM / (ms / 1000) : null);
  if (!isAfterGap) {
    addTime(current, track.standing, previous, ms);
    // the speed of a leap that was believed is nobody's
    if (speedMps !== null && speedMps <= thresholds.jumpAboveMps) {
      current.topSpeedMps = Math.max(current.topSpeedMps, speedMps);
    }
  }
  addFuel(current, fix);
  const standing = standingAfter(step, current, speedMps);
  track.standing = standing;
  if (!standing) countDistance(current, fix);
  if (standing && isHalt(step, standing)) haltAt(step, current, standing);
  else if (!current.isReal && current.distanceM >= realFromM) becomeReal(step, current);
  count(step, standing ? 0 : legM, speedMps);
}

/** After a long silence, in which it did not go on all the time: a halt, unless somebody said that it was none. */
function stoodThrough(step: Step, trip: TripUnderWay, legM: number): boolean {
  const { track, fix, edits } = step;
  const { previous } = track;
  const goesOn = legM > haltRadiusM && legM / ((fix.time - previous.time) / 1000) >= goesOnFromMps;
  const standing = track.standing ?? beginStanding(trip, previous);
  if (goesOn || isJoined(edits, standing.since, fix.time)) return false;
  haltAt(step, trip, standing);
  return true;
}

/** Far enough to be a trip: the halt before it is over. */
function becomeReal(step: Step, trip: TripUnderWay): void {
  trip.isReal = true;
  if (step.track.halt) endHalt(step, step.track.halt, trip.startedAt);
}

function stayOn(step: Step, halt: HaltUnderWay): void {
  const { track, fix, thresholds, outcome } = step;
  const { previous } = track;
  const ms = fix.time - previous.time;
  const isAfterGap = ms > thresholds.gapAfterS * 1000;
  const speedMps = fix.speedMps ?? (ms > 0 && !isAfterGap ? distanceBetweenM(previous, fix) / (ms / 1000) : null);
  const awayM = distanceBetweenM(halt, fix) - Math.min(fix.accuracyM ?? 0, 50);
  const way = departure({ fix, awayM, isMoving: speedMps !== null && speedMps >= standsBelowMps, isAfterGap });
  const isSure = way === "sure" || isRestored(step.edits, fix);
  if (way === "none") {
    for (const seen of track.departing) outcome.drift(seen, distanceBetweenM(halt, seen));
    if (track.departing.length > 0) track.departing = [];
    if (!isSure && isDrift(fix, awayM, thresholds)) {
      outcome.drift(fix, distanceBetweenM(halt, fix));
      return;
    }
    if (previous.ignition === true && !isAfterGap) halt.engineMs += ms;
    count(step, 0, speedMps);
    return;
  }
  track.departing.push(fix);
  if (!isSure && !isDeparting(track.departing)) return;
  depart(step, halt);
}

/** The halt is left, unless the trip turns out to be too short to be one. */
function depart(step: Step, halt: HaltUnderWay): void {
  const { track } = step;
  const { departing, previous } = track;
  const [first] = departing;
  if (!first) return;
  const legM = distanceBetweenM(previous, first);
  const neededMs = Math.round((1000 * legM) / Math.max(first.speedMps ?? 0, 8));
  const startedAt = Math.max(previous.time, first.time - neededMs);
  if (previous.ignition === true) {
    halt.engineMs += Math.min(startedAt - previous.time, step.thresholds.gapAfterS * 1000);
  }
  track.trip = beginTrip(previous, startedAt);
  track.standing = null;
  track.departing = [];
  // it set out at a moment of its own, from where it was last seen
  track.previous = { ...previous, time: startedAt };
  for (const fix of departing) followTrack(track, fix, step.thresholds, step.edits, step.outcome);
}

function haltAt(step: Step, trip: TripUnderWay, standing: Standing): void {
  const { track, outcome } = step;
  const engineMs = trip.engineMs - standing.engineMs;
  if (trip.isReal) {
    outcome.trip(toTripFact(trip, { ...standing, at: standing.since }));
    track.halt = { startedAt: standing.since, latE7: standing.latE7, lonE7: standing.lonE7, engineMs };
  } else {
    const before = track.halt;
    track.halt = {
      startedAt: before?.startedAt ?? trip.startedAt,
      latE7: standing.latE7,
      lonE7: standing.lonE7,
      engineMs: (before?.engineMs ?? 0) + trip.engineMs,
    };
  }
  track.trip = null;
  track.standing = null;
}

function cutTrip(step: Step, trip: TripUnderWay): TripUnderWay {
  const { track, outcome } = step;
  const { previous } = track;
  if (track.halt) endHalt(step, track.halt, trip.startedAt);
  const { engineMs, idlingMs } = trip;
  const end = { latE7: previous.latE7, lonE7: previous.lonE7, engineMs, idlingMs, at: previous.time };
  outcome.trip(toTripFact(trip, end));
  const next = { ...beginTrip(previous, previous.time), isReal: true };
  track.trip = next;
  track.standing = null;
  return next;
}

function endHalt({ track, outcome }: Step, halt: HaltUnderWay, endedAt: number): void {
  const { startedAt, latE7, lonE7, engineMs } = halt;
  // what came before the first trip may be too short to be one
  if (endedAt - startedAt >= haltAfterIgnitionOffS * 1000) {
    outcome.halt({ startedAt, endedAt, latE7, lonE7, engineS: Math.round(engineMs / 1000) });
  }
  track.halt = null;
}

function beginStanding({ engineMs, idlingMs }: TripUnderWay, { time, latE7, lonE7 }: Fix): Standing {
  return { since: time, latE7, lonE7, engineMs, idlingMs, isJoined: false };
}

function standingAfter({ track, fix }: Step, trip: TripUnderWay, speedMps: number | null): Standing | null {
  const { standing } = track;
  const isMoving = speedMps !== null && speedMps >= standsBelowMps;
  if (!standing) return isMoving || speedMps === null ? null : beginStanding(trip, fix);
  const awayM = distanceBetweenM(standing, fix);
  if (isMoving && awayM > wobbleM) return null;
  if (awayM <= haltRadiusM) return standing;
  return speedMps === null ? null : beginStanding(trip, fix);
}

function isHalt({ fix, thresholds, edits }: Step, standing: Standing): boolean {
  const { haltAfterS } = thresholds;
  const afterS = fix.ignition === false ? Math.min(haltAfterIgnitionOffS, haltAfterS) : haltAfterS;
  if (fix.time - standing.since < afterS * 1000) return false;
  standing.isJoined ||= isJoined(edits, standing.since, fix.time);
  return !standing.isJoined;
}

/** Late data may move the beginning of the halt that somebody meant. */
const joinsNearMs = 120_000;

function isJoined({ joins }: TripEdits, since: number, until: number): boolean {
  return joins.some((at) => at >= since - joinsNearMs && at <= Math.max(until, since + joinsNearMs));
}

function count({ track, fix, outcome }: Step, distanceM: number, speedMps: number | null): void {
  const motion = track.trip && !track.standing ? "moving" : isEngineOn(track, fix) ? "idling" : "parked";
  if (motion !== track.motion) {
    track.motion = motion;
    track.motionSince = track.standing?.since ?? fix.time;
    if (track.changes) writeChange(track.changes, { at: fix.time, motion, since: track.motionSince });
  }
  track.previous = fix;
  outcome.counted(fix, distanceM, speedMps);
}

const isEngineOn = ({ trip }: TrackState, { ignition }: Fix) => (trip ? ignition !== false : ignition === true);
