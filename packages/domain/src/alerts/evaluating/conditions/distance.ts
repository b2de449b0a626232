import { distanceM } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import type { ConditionOf } from "../../condition-inputs.ts";
import { nothing, type ReadableCondition, unknown } from "../condition.ts";

/** Where the other was longer ago says nothing of where it is. */
export const mostAgeMs = 300_000;

/** How far this vehicle is from another one: closer than a distance, or farther. */
export function distanceCondition(condition: ConditionOf<"distance">): Omit<ReadableCondition, "isMomentary"> {
  const { otherVehicleId, is, limitM, recoverAtM = limitM } = condition;
  return {
    spansGaps: false,
    read({ vehicle, fix, neighbours }) {
      if (vehicle.vehicleId === otherVehicleId) return nothing;
      const other = neighbours?.(otherVehicleId);
      if (!other || fix.time - other.time > mostAgeMs) return unknown;
      const value = distanceM(placeOf(fix), placeOf(other));
      const holds = is === "closer" ? value < limitM : value > limitM;
      const isRecovered = is === "closer" ? value >= recoverAtM : value <= recoverAtM;
      return { readings: [{ subject: "", holds, isRecovered, value, detail: { limit: limitM } }] };
    },
  };
}

function placeOf({ latE7, lonE7 }: { latE7: number; lonE7: number }) {
  return { lat: fromE7(latE7), lon: fromE7(lonE7) };
}
