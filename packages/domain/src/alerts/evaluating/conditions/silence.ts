import type { CompiledRule, RuleEffect, RuleState } from "../rule.ts";

/** The last accepted fix, and when a silence was last over. */
interface Heard {
  last: number;
  latE7: number;
  lonE7: number;
  over?: number;
}

interface SilenceOptions extends Pick<CompiledRule, "isFor" | "validFrom" | "validUntil"> {
  holdMs: number;
  cooldownMs: number;
  isActive(time: number): boolean;
}

/** Schedules change at whole minutes. */
const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * No accepted position for a time. It begins with the last fix and is raised when it has lasted for long enough, inside
 * the schedule: by the clock, or, when the next fix shows it afterwards, at the same instant.
 */
export function compileSilence(
  options: SilenceOptions,
): Pick<CompiledRule, "begin" | "step" | "whileSilent" | "asksAt" | "end"> {
  return {
    begin(vehicle, last) {
      const { validFrom, validUntil } = options;
      if (last === null || last.time >= validFrom || validFrom === validUntil || !options.isFor(vehicle))
        return undefined;
      return { last: validFrom, latE7: last.latE7, lonE7: last.lonE7 };
    },
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
    asksAt(state, now) {
      const heard = heardOf(state);
      if (!heard) return null;
      const from = Math.max(dueAt(heard, options), now);
      return firstActive(from, from + dayMs, options);
    },
    end(state, at) {
      const heard = heardOf(state);
      const raised = heard ? raiseBy(heard, at, options) : null;
      return raised ? [raised, { kind: "recover", subject: "", beganAt: raised.beganAt, recoveredAt: at, at }] : [];
    },
  };
}

/** The alert of a silence that has lasted until `now`; null while it is too short, or outside the schedule. */
function raiseBy(heard: Heard, now: number, options: SilenceOptions): RuleEffect | null {
  const { last, latE7, lonE7 } = heard;
  const { holdMs } = options;
  const at = firstActive(dueAt(heard, options), now, options);
  if (at > now) return null;
  const value = (at - last) / 1_000;
  return { kind: "raise", subject: "", beganAt: last, at, value, latE7, lonE7, detail: { limit: holdMs / 1_000 } };
}

function dueAt({ last, over }: Heard, { holdMs, cooldownMs }: SilenceOptions): number {
  return over === undefined ? last + holdMs : Math.max(last + holdMs, over + cooldownMs);
}

/** The first instant inside the schedule; one after `until` where there is none before. */
function firstActive(from: number, until: number, { isActive }: SilenceOptions): number {
  let at = from;
  while (at <= until && !isActive(at)) at = (Math.floor(at / minuteMs) + 1) * minuteMs;
  return at;
}

function heardOf(state: RuleState | undefined): Heard | undefined {
  return state as Heard | undefined;
}
