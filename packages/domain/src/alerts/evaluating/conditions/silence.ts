import type { CompiledRule, RuleEffect, RuleState } from "../rule.ts";

/** The last accepted fix, and when a silence was last over. */
interface Heard {
  last: number;
  latE7: number;
  lonE7: number;
  over?: number;
}

interface SilenceOptions {
  holdMs: number;
  cooldownMs: number;
  isActive(time: number): boolean;
}

/** Schedules change at whole minutes. */
const minuteMs = 60_000;

/**
 * No accepted position for a time. It begins with the last fix and is raised when it has lasted for long enough, inside
 * the schedule: by the clock, or, when the next fix shows it afterwards, at the same instant.
 */
export function compileSilence(options: SilenceOptions): Pick<CompiledRule, "step" | "whileSilent" | "end"> {
  return {
    step(state, { fix }) {
      const heard = heardOf(state);
      const raised = heard ? raiseBy(heard, fix.time, options) : null;
      const next = { last: fix.time, latE7: fix.latE7, lonE7: fix.lonE7 };
      if (!heard || !raised) {
        const isCooling = heard?.over !== undefined && fix.time < heard.over + options.cooldownMs;
        return { state: isCooling ? { ...next, over: heard.over } : next, effects: [] };
      }
      const over: RuleEffect = {
        kind: "recover",
        subject: "",
        beganAt: heard.last,
        recoveredAt: fix.time,
        at: fix.time,
      };
      return { state: options.cooldownMs > 0 ? { ...next, over: fix.time } : next, effects: [raised, over] };
    },
    whileSilent(state, now) {
      const heard = heardOf(state);
      const raised = heard ? raiseBy(heard, now, options) : null;
      return raised ? [raised] : [];
    },
    end(state, at) {
      const heard = heardOf(state);
      const raised = heard ? raiseBy(heard, at, options) : null;
      return raised ? [raised, { kind: "recover", subject: "", beganAt: raised.beganAt, recoveredAt: at, at }] : [];
    },
  };
}

/** The alert of a silence that has lasted until `now`; null while it is too short, or outside the schedule. */
function raiseBy(heard: Heard, now: number, { holdMs, cooldownMs, isActive }: SilenceOptions): RuleEffect | null {
  const { last, latE7, lonE7, over } = heard;
  const cooled = over === undefined ? last : over + cooldownMs;
  let at = Math.max(last + holdMs, cooled);
  while (at <= now && !isActive(at)) at = (Math.floor(at / minuteMs) + 1) * minuteMs;
  if (at > now) return null;
  const value = (at - last) / 1_000;
  return { kind: "raise", subject: "", beganAt: last, at, value, latE7, lonE7, detail: { limit: holdMs / 1_000 } };
}

function heardOf(state: RuleState | undefined): Heard | undefined {
  return state as Heard | undefined;
}
