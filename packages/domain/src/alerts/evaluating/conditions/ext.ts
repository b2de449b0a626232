import type { ConditionOf } from "../../condition-inputs.ts";
import { type ReadableCondition, unknown } from "../condition.ts";

type Measured = ConditionOf<"ext">["measured"];

/** Any value that a device tells beyond the named fields: temperature, a door, a state. A fix without it changes nothing. */
export function extCondition({ key, measured }: ConditionOf<"ext">): Omit<ReadableCondition, "isMomentary"> {
  return {
    spansGaps: true,
    read({ fix: { ext } }) {
      const given = ext?.[key];
      if (given === undefined) return unknown;
      if (measured.is === "equals") {
        // devices tell a state as a number, a text or a boolean; people write it as they read it
        const holds = String(given) === String(measured.value);
        const value = typeof given === "number" ? given : null;
        return { readings: [{ subject: "", holds, isRecovered: !holds, value, detail: { key, equals: given } }] };
      }
      if (typeof given !== "number") return unknown;
      const { holds, isRecovered, limit } = compare(measured, given);
      return { readings: [{ subject: "", holds, isRecovered, value: given, detail: { key, limit } }] };
    },
  };
}

function compare(measured: Exclude<Measured, { is: "equals" }>, value: number) {
  if (measured.is === "outside") {
    const { low, high, margin } = measured;
    const holds = value < low || value > high;
    return { holds, isRecovered: value >= low + margin && value <= high - margin, limit: value < low ? low : high };
  }
  const { limit, recoverAt = limit } = measured;
  if (measured.is === "above") return { holds: value > limit, isRecovered: value <= recoverAt, limit };
  return { holds: value < limit, isRecovered: value >= recoverAt, limit };
}
