import { drive } from "../driving/drive.ts";
import { handlingOf } from "../driving/handling.ts";
import { motionAt } from "../driving/motion-at.ts";
import { createDice, type Dice } from "../random/dice.ts";
import { hash } from "../random/hash.ts";
import type { Place, StreetMap } from "../roads/street-map.ts";
import type { Leg, Stay, Timeline } from "./timeline.ts";
import { trafficAt } from "./traffic-at.ts";
import type { VehicleProfile } from "./vehicle-profile.ts";

export const DAY_MS = 86_400_000;
/** Vietnam's local time, without summer time. */
export const ZONE_MS = 7 * 3_600_000;

/** Drives and stands in turn; what it records has no gap. */
export type Day = {
  dice: Dice;
  now(): number;
  at(): Place;
  until: number;
  wait(untilMs: number, isIdling?: boolean): void;
  driveTo(place: Place): void;
};

/** When the working day of that number (days since 1970, by local time) begins for a vehicle. */
export function dayBeginsAt(profile: VehicleProfile, day: number): number {
  return day * DAY_MS - ZONE_MS + profile.dayBeginsMs;
}

/** The working day in which a moment falls. */
export function dayOf(profile: VehicleProfile, at: number): number {
  return Math.floor((at + ZONE_MS - profile.dayBeginsMs) / DAY_MS);
}

/**
 * Records one day of a vehicle: `work` says what it does, and must leave it where the next day begins. Nothing but the
 * profile and the day's number decides, so that any day can be had without the ones before.
 */
export function planDay(
  profile: VehicleProfile,
  day: number,
  start: Place,
  map: StreetMap,
  work: (day: Day) => void,
): Timeline {
  const from = dayBeginsAt(profile, day);
  const until = from + DAY_MS;
  const seed = hash(profile.seed, day);
  const dice = createDice(seed);
  const spans: (Stay | Leg)[] = [];
  let now = from;
  let place = start;
  let metres = 0;
  const begin = map.way(start, start).points[0];
  let standing = { lat: begin?.lat ?? 0, lon: begin?.lon ?? 0, headingDeg: dice.between(0, 360) };

  function wait(untilMs: number, isIdling = false): void {
    const to = Math.min(untilMs, until);
    if (to <= now) return;
    const hasRun = spans.length > 0;
    const [offAfterMs, onBeforeMs] = [dice.between(8_000, 90_000), dice.between(5_000, 45_000)];
    const engineOffAt = isIdling ? to : Math.min(to, now + (hasRun ? offAfterMs : 0));
    const engineOnAt = Math.max(engineOffAt, to === until ? to : to - onBeforeMs);
    spans.push({ kind: "stay", from: now, to, ...standing, metres, engineOffAt, engineOnAt });
    now = to;
  }

  function driveTo(target: Place): void {
    const way = map.way(place, target);
    const handling = handlingOf[profile.type];
    const motion = drive(
      way,
      { handling, pace: profile.pace, traffic: trafficAt(now), seed: hash(seed, spans.length) },
      dice,
    );
    const durationMs = (motion.seconds.at(-1) ?? 0) * 1000;
    place = target;
    if (durationMs === 0) return;
    const end = motionAt(motion, Infinity);
    spans.push({ kind: "leg", from: now, to: now + durationMs, motion, metres });
    standing = { lat: end.lat, lon: end.lon, headingDeg: end.headingDeg };
    metres += end.metres;
    now += durationMs;
  }

  work({ dice, now: () => now, at: () => place, until, wait, driveTo });
  wait(until);
  return { from, to: until, spans, metres };
}
