import type { RuleCondition } from "../../condition-inputs.ts";
import type { ReadableCondition, Surroundings } from "../condition.ts";
import { batteryCondition } from "./battery.ts";
import { distanceCondition } from "./distance.ts";
import { drivingTimeCondition } from "./driving-time.ts";
import { extCondition } from "./ext.ts";
import { fuelDropCondition } from "./fuel-drop.ts";
import { harshCondition } from "./harsh.ts";
import { idlingCondition } from "./idling.ts";
import { outsideHoursCondition } from "./outside-hours.ts";
import { speedCondition } from "./speed.ts";
import { tamperingCondition } from "./tampering.ts";
import { unplannedMovementCondition } from "./unplanned-movement.ts";
import { absenceCondition, visitCondition } from "./visit.ts";

/** The reader of a condition; silence has none, since it is about moments that never come, nor what happens on routes. */
export function conditionOf(
  condition: Exclude<RuleCondition, { kind: "silence" | "transport" }>,
  surroundings: Surroundings,
): Omit<ReadableCondition, "isMomentary"> {
  switch (condition.kind) {
    case "speed":
      return speedCondition(condition, surroundings);
    case "idling":
      return idlingCondition;
    case "harsh":
      return harshCondition(condition);
    case "battery":
      return batteryCondition(condition);
    case "tampering":
      return tamperingCondition(condition);
    case "fuel_drop":
      return fuelDropCondition(condition);
    case "ext":
      return extCondition(condition);
    case "unplanned_movement":
      return unplannedMovementCondition(condition, surroundings);
    case "distance":
      return distanceCondition(condition);
    case "visit":
      return visitCondition(condition, surroundings);
    case "absence":
      return absenceCondition(condition, surroundings);
    case "outside_hours":
      return outsideHoursCondition(condition, surroundings);
    case "driving_time":
      return drivingTimeCondition(condition);
  }
}
