import { firstAtOrAfter } from "@cartage/telemetry/track/track-rows";
import type { DerivedVehicle, Moment } from "../../tracking/deriving/moment.ts";
import { isSameWatch } from "../evaluating/compile-rule.ts";
import type { CompiledRule, RuleEffect, RuleState } from "../evaluating/rule.ts";
import type { KnownMotion } from "./read-motions.ts";
import type { DayOfSpeeds } from "./read-speeds.ts";
import { blankMoment } from "./step-speeds.ts";
import type { Trial } from "./trial.ts";

interface Shown {
  day: DayOfSpeeds;
  /** Of the day the stretch that is shown, epoch ms. */
  from: number;
  until: number;
  known: KnownMotion;
  rule: CompiledRule;
  asksMotion: NonNullable<Trial["asksMotion"]>;
  vehicle: DerivedVehicle;
  gapAfterMs: number;
  onEffects(effects: readonly RuleEffect[]): void;
}

/** Shows a rule that asks for no more than motion and speed a stretch of a day; answers what it remembers then. */
export function stepMotion(shown: Shown, remembered: RuleState | undefined): RuleState | undefined {
  const { day, from, until, known, rule, asksMotion, vehicle, gapAfterMs, onEffects } = shown;
  const { time, speedCmps } = day;
  const begin = firstAtOrAfter(time, from);
  const first = firstAtOrAfter(time, Math.max(from, rule.validFrom));
  const end = firstAtOrAfter(time, until);
  const moment = blankMoment(vehicle);
  const previous = { ...moment.fix };
  moment.previous = previous;
  let state = remembered;

  function fixBefore(at: number) {
    const last = at > begin ? (time[at - 1] as number) : known.counted;
    return { time: last, isAfterGap: (time[at] as number) - last > gapAfterMs };
  }

  function see(at: number, before: { time: number; isAfterGap: boolean }): ReturnType<CompiledRule["step"]> {
    moment.fix.time = time[at] as number;
    moment.fix.speedMps = moment.speedMps = (speedCmps[at] as number) / 100;
    previous.time = before.time;
    moment.isAfterGap = before.isAfterGap;
    return rule.step(state, moment);
  }

  function take(stepped: ReturnType<CompiledRule["step"]>) {
    state = stepped.state;
    if (stepped.effects.length > 0) onEffects(stepped.effects);
  }

  /** From one place to another with no gap and no change between: at once, where nothing happens on the way. */
  function goOn(at: number, last: number) {
    if (at === last) return;
    if (asksMotion.isSteady || last === at + 1) {
      const stepped = see(last, { time: time[at] as number, isAfterGap: false });
      const isQuiet = stepped.effects.length === 0 && isSameWatch(state, stepped.state);
      if (isQuiet || last === at + 1) return take(stepped);
    }
    const middle = (at + last) >>> 1;
    goOn(at, middle);
    goOn(middle, last);
  }

  let at = first;
  let change = 0;
  while (at < end) {
    const now = time[at] as number;
    for (let next = known.changes[change]; next && next.at <= now; next = known.changes[++change])
      applyTo(moment, next);
    if (change === 0) applyTo(moment, known);
    const last = lastAlike(time, at, { end, changesAt: known.changes[change]?.at ?? until, gapAfterMs });
    if (state !== undefined || moment.motion === asksMotion.motion) {
      take(see(at, fixBefore(at)));
      goOn(at, last);
    }
    at = last + 1;
  }
  return state;
}

function applyTo(moment: Moment, { motion, since }: Pick<KnownMotion, "motion" | "since">) {
  moment.motion = motion;
  moment.motionSince = since;
}

/** The last place from one on before which there is neither a change nor a gap. */
function lastAlike(
  time: Float64Array,
  at: number,
  { end, changesAt, gapAfterMs }: { end: number; changesAt: number; gapAfterMs: number },
): number {
  let last = at;
  while (last + 1 < end) {
    const next = time[last + 1] as number;
    if (next >= changesAt || next - (time[last] as number) > gapAfterMs) break;
    last++;
  }
  return last;
}
