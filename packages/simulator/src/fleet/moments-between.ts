import { motionAt } from "../driving/motion-at.ts";
import type { Leg, Stay, Timeline } from "../planning/timeline.ts";
import type { VehicleProfile } from "../planning/vehicle-profile.ts";
import type { Truth } from "./receiver.ts";

/** How often a device reports, in ms; each must divide a minute. */
export type Reporting = { movingMs: number; idlingMs: number; parkedMs: number };

/** The moments of one day in [from, to) at which a device reports, at times fixed by the vehicle alone. */
export function* momentsBetween(
  profile: VehicleProfile,
  day: Timeline,
  odometerM: number,
  from: number,
  to: number,
  every: Reporting,
): Generator<Truth> {
  for (const span of day.spans) {
    if (span.to <= from) continue;
    if (span.from >= to) return;
    const begin = Math.max(from, span.from);
    const end = Math.min(to, span.to);
    if (span.kind === "leg") yield* alongLeg(profile, span, odometerM, begin, end, every.movingMs);
    else yield* duringStay(profile, span, odometerM, begin, end, every);
  }
}

function* alongLeg(
  { phaseMs }: VehicleProfile,
  leg: Leg,
  odometerM: number,
  begin: number,
  end: number,
  everyMs: number,
): Generator<Truth> {
  let knot = 0;
  for (let at = firstReport(begin, phaseMs, everyMs); at < end; at += everyMs) {
    const moment = motionAt(leg.motion, (at - leg.from) / 1000, knot);
    knot = moment.knot;
    const { lat, lon, speedMps, headingDeg, metres } = moment;
    yield { at, lat, lon, speedMps, headingDeg, ignition: true, odometerM: odometerM + leg.metres + metres };
  }
}

function* duringStay(
  { phaseMs }: VehicleProfile,
  stay: Stay,
  odometerM: number,
  begin: number,
  end: number,
  every: Reporting,
): Generator<Truth> {
  const { lat, lon, headingDeg, engineOffAt, engineOnAt } = stay;
  const standing = { lat, lon, headingDeg, speedMps: 0, odometerM: odometerM + stay.metres };
  for (let at = begin; ; ) {
    const isOff = at >= engineOffAt && at < engineOnAt;
    const everyMs = isOff ? every.parkedMs : every.idlingMs;
    const next = firstReport(at, phaseMs, everyMs);
    // the engine may start or stop before the next report is due
    const change = at < engineOffAt ? engineOffAt : at < engineOnAt ? engineOnAt : Infinity;
    if (next >= change && change < end) {
      at = change;
      continue;
    }
    if (next >= end) return;
    yield { at: next, ...standing, ignition: !isOff };
    at = next + 1;
  }
}

function firstReport(from: number, phaseMs: number, everyMs: number): number {
  const rest = phaseMs % everyMs;
  return Math.ceil((from - rest) / everyMs) * everyMs + rest;
}
