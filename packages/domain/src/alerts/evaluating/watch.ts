import type { Moment } from "../../tracking/deriving/moment.ts";
import type { Reading } from "./condition.ts";
import type { RuleEffect } from "./rule.ts";

/** How one cause stands: pending (`began`), raised, or over and cooling down (`over`). Plain JSON, keys in this order. */
export interface Watch {
  began?: number;
  raised?: true;
  /** For what happens at an instant: when it last did. */
  heldAt?: number;
  over?: number;
}

export interface WatchOptions {
  holdMs: number;
  cooldownMs: number;
  isMomentary: boolean;
  spansGaps: boolean;
  /** Whether the schedule lets an alert be raised at an instant. */
  isActive(time: number): boolean;
}

export interface Followed {
  watch: Watch | undefined;
  effects: RuleEffect[];
}

/**
 * Carries one cause over one moment: raised once it has held for long enough inside the schedule, over at the recovery
 * level, not raised again before it cooled down. Raising and recovering alternate.
 */
export function follow(
  before: Watch | undefined,
  reading: Reading | undefined,
  moment: Moment,
  options: WatchOptions,
): Followed {
  if (before?.raised) {
    const recoveredAt = recoveryOf(before, reading, moment.fix.time, options);
    if (recoveredAt === null) return { watch: stillRaised(before, reading, moment, options), effects: [] };
    const effects = [recovered(before, recoveredAt, reading?.subject ?? "", moment.fix.time)];
    const next = pend({ over: recoveredAt }, reading, moment, options);
    return { watch: next.watch, effects: [...effects, ...next.effects] };
  }
  return pend(before ?? {}, reading, moment, options);
}

function stillRaised(
  before: Watch,
  reading: Reading | undefined,
  moment: Moment,
  { isMomentary }: WatchOptions,
): Watch {
  if (!isMomentary || !reading?.holds) return before;
  return { ...before, heldAt: moment.fix.time };
}

/** When a raised cause was over; null while it goes on. */
function recoveryOf(
  { heldAt = 0 }: Watch,
  reading: Reading | undefined,
  time: number,
  { isMomentary, cooldownMs }: WatchOptions,
): number | null {
  if (isMomentary) {
    const quietAt = heldAt + cooldownMs;
    const isQuiet = reading?.holds ? time > quietAt : time >= quietAt;
    return isQuiet && time > heldAt ? quietAt : null;
  }
  return !reading || (!reading.holds && reading.isRecovered) ? time : null;
}

function recovered({ began = 0 }: Watch, recoveredAt: number, subject: string, at: number): RuleEffect {
  return { kind: "recover", subject, beganAt: began, recoveredAt, at };
}

function pend({ began, over }: Watch, reading: Reading | undefined, moment: Moment, options: WatchOptions): Followed {
  const { cooldownMs, isMomentary, spansGaps, isActive } = options;
  const holdMs = reading?.holdMs ?? options.holdMs;
  const { time, latE7, lonE7 } = moment.fix;
  // what happens at an instant has cooled down before it counts as over
  const cooling = over !== undefined && !isMomentary && time < over + cooldownMs ? over : undefined;
  if (!reading?.holds || !isActive(time))
    return { watch: cooling === undefined ? undefined : { over: cooling }, effects: [] };
  const since = moment.isAfterGap && !spansGaps ? undefined : began;
  const beganAt = since ?? firstActive(reading.since, over, time, isActive);
  if (cooling !== undefined || time - beganAt < holdMs)
    return { watch: cooling === undefined ? { began: beganAt } : { began: beganAt, over: cooling }, effects: [] };
  const { subject, value, detail = {} } = reading;
  return {
    watch: isMomentary ? { began: beganAt, raised: true, heldAt: time } : { began: beganAt, raised: true },
    effects: [{ kind: "raise", subject, beganAt, at: time, value, latE7, lonE7, detail }],
  };
}

/** What began outside the schedule, or before the cause was last over, counts from this fix. */
function firstActive(
  since: number | undefined,
  over: number | undefined,
  time: number,
  isActive: (time: number) => boolean,
): number {
  if (since === undefined || since > time || !isActive(since)) return time;
  return over !== undefined && since <= over ? time : since;
}
