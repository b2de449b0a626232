import { absent } from "@cartage/telemetry/track/track-rows";
import type { DerivedVehicle, Moment } from "../../tracking/deriving/moment.ts";
import type { CompiledRule, RuleEffect, RuleState } from "../evaluating/rule.ts";
import type { DayOfSpeeds } from "./read-speeds.ts";

/**
 * Shows a rule on speed the positions of a day: what it asks of a moment is in two columns. While it remembers nothing,
 * positions at or below `wakesAboveCmps` tell it nothing. Answers what it remembers then, and what it told.
 */
export function stepSpeeds(
  { time, speedCmps }: DayOfSpeeds,
  {
    rule,
    vehicle,
    gapAfterMs,
    wakesAboveCmps,
    before,
    counted,
  }: {
    rule: CompiledRule;
    vehicle: DerivedVehicle;
    gapAfterMs: number;
    wakesAboveCmps: number;
    before: RuleState | undefined;
    /** When the fix before the first was, if the rule remembers anything of it. */
    counted: number | null;
  },
): { state: RuleState | undefined; effects: RuleEffect[] } {
  let state = before;
  const effects: RuleEffect[] = [];
  const moment = blankMoment(vehicle);
  for (let at = 0; at < time.length; at++) {
    const speed = speedCmps[at] as number;
    if (state === undefined && speed <= wakesAboveCmps) continue;
    const now = time[at] as number;
    if (now < rule.validFrom) continue;
    const previous = at > 0 ? (time[at - 1] as number) : counted;
    moment.fix.time = now;
    moment.fix.speedMps = moment.speedMps = speed === absent ? null : speed / 100;
    moment.isAfterGap = previous === null || now - previous > gapAfterMs;
    const stepped = rule.step(state, moment);
    state = stepped.state;
    if (stepped.effects.length > 0) effects.push(...stepped.effects);
  }
  return { state, effects };
}

/** Of what rules on speed do not look at there is nothing in it; where the vehicle was is read for those that are shown. */
export function blankMoment(vehicle: DerivedVehicle): Moment {
  const nowhere = { latE7: Number.NaN, lonE7: Number.NaN };
  const untold = { headingDeg: null, accuracyM: null, altitudeM: null, battery: null, ignition: null, odometerM: null };
  return {
    vehicle,
    fix: { time: 0, deviceKey: 0, ...nowhere, speedMps: null, ...untold, ext: null },
    previous: null,
    distanceM: 0,
    speedMps: null,
    isAfterGap: false,
    motion: "moving",
    motionSince: 0,
    trip: null,
    halt: null,
    inside: [],
    entered: [],
    left: [],
  };
}
