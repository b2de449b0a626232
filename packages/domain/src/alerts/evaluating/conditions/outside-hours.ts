import type { ConditionOf } from "../../condition-inputs.ts";
import type { Surroundings } from "../condition.ts";
import { nothing, type ReadableCondition } from "../condition.ts";
import { hoursIn } from "../hours.ts";

/** Moves outside working hours; over when it stands, or when the hours begin. */
export function outsideHoursCondition(
  { hours }: ConditionOf<"outside_hours">,
  { offsetAt }: Surroundings,
): Omit<ReadableCondition, "isMomentary"> {
  const isWithin = hoursIn(hours, offsetAt);
  return {
    spansGaps: false,
    read({ fix: { time }, motion, speedMps }) {
      if (motion !== "moving" || isWithin(time)) return nothing;
      return { readings: [{ subject: "", holds: true, isRecovered: false, value: speedMps }] };
    },
  };
}
