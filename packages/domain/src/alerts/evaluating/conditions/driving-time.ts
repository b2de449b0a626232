import type { ConditionOf } from "../../condition-inputs.ts";
import { type Memory, nothing, type ReadableCondition } from "../condition.ts";

/** Driving without a long enough break: since when, for how long, and since when it stands; all in ms. */
interface Spell {
  since: number;
  drivenMs: number;
  stoodSince?: number;
}

/** Drives for longer than a time without a break: stops that are shorter than one interrupt nothing, and count for nothing. */
export function drivingTimeCondition({
  drivingS,
  breakS,
}: ConditionOf<"driving_time">): Omit<ReadableCondition, "isMomentary"> {
  return {
    spansGaps: true,
    read({ fix: { time }, motion, previous, isAfterGap }, memory) {
      const sinceLastMs = previous ? time - previous.time : 0;
      const isOver = (spell: Spell) =>
        (isAfterGap && sinceLastMs >= breakS * 1_000) || time - (spell.stoodSince ?? time) >= breakS * 1_000;
      const known = spellOf(memory);
      const spell = known && !isOver(known) ? known : undefined;
      const isDriving = motion === "moving";
      if (!spell && !isDriving) return nothing;
      const { since, drivenMs: before, stoodSince } = spell ?? { since: time, drivenMs: 0 };
      const drivenMs = before + (spell && isDriving && !isAfterGap ? sinceLastMs : 0);
      const holds = drivenMs >= drivingS * 1_000;
      return {
        readings: holds
          ? [{ subject: "", holds, isRecovered: false, value: drivenMs / 1_000, detail: { limit: drivingS } }]
          : [],
        memory: isDriving ? { since, drivenMs } : { since, drivenMs, stoodSince: stoodSince ?? time },
      };
    },
  };
}

function spellOf(memory: Memory | undefined): Spell | undefined {
  return memory as Spell | undefined;
}
