import type { ConditionOf } from "../../condition-inputs.ts";
import { type ReadableCondition, unknown } from "../condition.ts";

/** The device's battery, 0 to 1. */
export function batteryCondition({
  below,
  recoverAt = below,
}: ConditionOf<"battery">): Omit<ReadableCondition, "isMomentary"> {
  return {
    spansGaps: true,
    read({ fix: { battery } }) {
      if (battery === null) return unknown;
      const reading = { subject: "", holds: battery < below, isRecovered: battery >= recoverAt, value: battery };
      return { readings: [{ ...reading, detail: { limit: below } }] };
    },
  };
}
