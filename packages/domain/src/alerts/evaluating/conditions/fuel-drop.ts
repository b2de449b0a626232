import type { ConditionOf } from "../../condition-inputs.ts";
import { type Memory, nothing, type ReadableCondition, unknown } from "../condition.ts";

/** A time (epoch ms) and the level at it. */
type Level = [time: number, level: number];

/** As many levels as are remembered: a sensor that trickles down in more steps than that has lost its oldest. */
const mostLevels = 64;

/**
 * The fuel level falls by at least so much within a time, while the vehicle stands: what is burnt on the road is no loss.
 * Remembers the levels that may still turn out to be the highest, which fall from first to last.
 */
export function fuelDropCondition({
  key,
  drop,
  withinS,
}: ConditionOf<"fuel_drop">): Omit<ReadableCondition, "isMomentary"> {
  return {
    spansGaps: true,
    read({ fix: { time, ext }, motion }, memory) {
      if (motion === "moving") return nothing;
      const level = ext?.[key];
      if (typeof level !== "number") return { ...unknown, memory };
      const remembered = levelsOf(memory).filter(([at]) => at >= time - withinS * 1_000);
      const highest = remembered[0]?.[1] ?? level;
      const value = highest - level;
      if (value >= drop) {
        const reading = { subject: "", holds: true, isRecovered: false, value, detail: { limit: drop, level } };
        return { readings: [reading], memory: { levels: [[time, level]] } };
      }
      const higher = remembered.filter(([, before]) => before > level);
      return { readings: [], memory: { levels: [...higher, [time, level]].slice(-mostLevels) } };
    },
  };
}

function levelsOf(memory: Memory | undefined): Level[] {
  return (memory?.levels ?? []) as Level[];
}
