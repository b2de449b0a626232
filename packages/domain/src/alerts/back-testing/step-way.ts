import type { TrackWay } from "@cartage/telemetry/track/decode-track";
import { absent } from "@cartage/telemetry/track/track-rows";
import type { CompiledFence } from "../../geofences/evaluating/compiled-fence.ts";
import type { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import type { FenceState } from "../../geofences/evaluating/membership.ts";
import { stepFences } from "../../geofences/evaluating/step-fences.ts";
import type { DerivedVehicle, Fix } from "../../tracking/deriving/moment.ts";
import { verdictCode } from "../../tracking/verdict.ts";
import type { CompiledRule, RuleEffect, RuleState } from "../evaluating/rule.ts";
import { quietPlaces } from "./quiet-places.ts";
import { blankMoment } from "./step-speeds.ts";

interface Shown {
  way: TrackWay;
  /** Of the way the places from one on, before another. */
  from: number;
  until: number;
  /** The place of what counted before, where that is known. */
  previous: Fix | null;
  rule: CompiledRule;
  /** Whether the rule looks at stays that go on, or only at what was entered and left. */
  asksStays: boolean;
  vehicle: DerivedVehicle;
  index: FenceIndex;
  /** All versions that are in it. */
  fences: readonly CompiledFence[];
  gapAfterMs: number;
  onEffects(effects: readonly RuleEffect[]): void;
}

/** What is remembered between two positions. */
export interface Remembered {
  fences: FenceState;
  ruleState: RuleState | undefined;
}

/**
 * Shows geofences and a rule on visits or absence a part of a vehicle's way: they ask for nothing but when it was where. Of
 * one device what counts is what is accepted.
 */
export function stepWay(shown: Shown, before: Remembered): Remembered {
  const { way, from, until, rule, asksStays, vehicle, index, fences, gapAfterMs, onEffects } = shown;
  let { fences: state, ruleState } = before;
  let { previous } = shown;
  const moment = blankMoment(vehicle);
  const isQuiet = quietPlaces(fences, vehicle);
  // two that take turns: nobody keeps one
  let [fix, spare] = [{ ...moment.fix }, { ...moment.fix }];
  for (let at = from; at < until; at++) {
    if (way.verdict[at] !== verdictCode.accepted) continue;
    readFix(way, at, fix);
    if (asksStays || ruleState !== undefined || !isQuiet(state, previous, fix)) {
      const isAfterGap = previous === null || fix.time - previous.time > gapAfterMs;
      const stepped = stepFences(state, { previous, fix, isAfterGap, vehicle }, index);
      const { entered, left } = stepped;
      state = stepped.state;
      const isAsked = asksStays || ruleState !== undefined || entered.length > 0 || left.length > 0;
      if (isAsked && fix.time >= rule.validFrom) {
        const seen = { ...moment, fix, previous, isAfterGap, inside: state.memberships, entered, left };
        const told = rule.step(ruleState, seen);
        ruleState = told.state;
        if (told.effects.length > 0) onEffects(told.effects);
      }
    }
    previous = fix;
    [fix, spare] = [spare, fix];
  }
  return { fences: state, ruleState };
}

/** The newest position that counts before a place of a way; null where there is none. */
export function countedBefore(way: TrackWay, place: number, since: number): Fix | null {
  for (let at = place - 1; at >= 0; at--) {
    if ((way.time[at] as number) < since) return null;
    if (way.verdict[at] !== verdictCode.accepted) continue;
    const fix = { ...blankMoment({} as DerivedVehicle).fix };
    readFix(way, at, fix);
    return fix;
  }
  return null;
}

function readFix({ time, latE7, lonE7, accuracyDm }: TrackWay, at: number, into: Fix): void {
  into.time = time[at] as number;
  into.latE7 = latE7[at] as number;
  into.lonE7 = lonE7[at] as number;
  const accuracy = accuracyDm[at] as number;
  into.accuracyM = accuracy === absent ? null : accuracy / 10;
}
