import type { ConditionOf } from "../../condition-inputs.ts";
import type { Surroundings } from "../condition.ts";
import { type Memory, nothing, type ReadableCondition } from "../condition.ts";
import { hoursIn } from "../hours.ts";

/** How far the trip (by its start) had come when the vehicle should have been parked. */
interface Unplanned {
  trip: number;
  fromM: number;
}

/** Moves further than a distance while it should be parked: with the ignition off, or outside hours. */
export function unplannedMovementCondition(
  { while: when, beyondM }: ConditionOf<"unplanned_movement">,
  { offsetAt }: Surroundings,
): Omit<ReadableCondition, "isMomentary"> {
  const isWithinHours = when.is === "outside_hours" ? hoursIn(when.hours, offsetAt) : null;
  return {
    spansGaps: false,
    read({ fix, trip }, memory) {
      const shouldStand = isWithinHours ? !isWithinHours(fix.time) : fix.ignition === false;
      if (!trip || !shouldStand) return nothing;
      const known = unplannedOf(memory);
      const began = known?.trip === trip.startedAt ? known : null;
      // a trip that began while it should stand counts from its start
      const startedSo = isWithinHours
        ? !isWithinHours(trip.startedAt)
        : memory === undefined && trip.distanceM < beyondM;
      const fromM = began ? began.fromM : startedSo ? 0 : trip.distanceM;
      const value = trip.distanceM - fromM;
      const holds = value >= beyondM;
      return {
        readings: holds ? [{ subject: "", holds, isRecovered: false, value, detail: { limit: beyondM } }] : [],
        memory: { trip: trip.startedAt, fromM },
      };
    },
  };
}

function unplannedOf(memory: Memory | undefined): Unplanned | undefined {
  return memory as Unplanned | undefined;
}
