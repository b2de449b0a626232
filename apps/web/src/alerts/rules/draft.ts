import type { UnitSystem } from "@cartage/domain/accounts/inputs";
import type { ConditionKind, RuleCondition } from "@cartage/domain/alerts/condition-inputs";
import { isMomentary } from "@cartage/domain/alerts/definition-rules";
import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { kmhToMps, mphToMps } from "@cartage/telemetry/units";
import { workingHours } from "./working-hours.ts";

/** The kinds of conditions as people choose them. */
export const kindGroups = {
  driving: ["speed", "harsh", "idling", "driving_time", "outside_hours", "unplanned_movement"],
  places: ["visit", "absence", "distance"],
  transport: ["transport"],
  vehicle: ["silence", "battery", "tampering", "fuel_drop", "ext"],
} as const satisfies Record<string, ConditionKind[]>;

const { NaN: empty } = Number;

/** A rule as the form begins with it; numbers that are still to be written are NaN. */
export function newDefinition(units: UnitSystem, timeZone: string): RuleDefinition {
  return {
    scope: { all: true, groupIds: [], tags: [], vehicleIds: [], types: [] },
    condition: newCondition("speed", units),
    holdS: 10,
    cooldownS: 300,
    severity: "warning",
    timeZone,
    schedule: null,
    silences: [],
  };
}

/** A condition of a kind with what most rules of it say. */
export function newCondition(kind: ConditionKind, units: UnitSystem): RuleCondition {
  switch (kind) {
    case "speed":
      return { kind, limit: { of: "fixed", limitMps: units === "metric" ? kmhToMps(80) : mphToMps(50) } };
    case "idling":
    case "silence":
      return { kind };
    case "harsh":
      return { kind, maneuver: "braking", thresholdMps2: 4 };
    case "battery":
      return { kind, below: 0.2, recoverAt: 0.3 };
    case "tampering":
      return { kind, signs: ["power_cut", "case_opened", "moved_while_off"] };
    case "transport":
      return { kind, signs: ["late", "missed_window", "left_undone", "off_route", "long_stop"] };
    case "fuel_drop":
      return { kind, key: "fuel", drop: 10, withinS: 600 };
    case "ext":
      return { kind, key: "", measured: { is: "above", limit: empty } };
    case "unplanned_movement":
      return { kind, while: { is: "ignition_off" }, beyondM: 500 };
    case "distance":
      return { kind, otherVehicleId: "", is: "closer", limitM: 100 };
    case "visit":
      return { kind, event: "enter", geofenceIds: [] };
    case "absence":
      return { kind, geofenceIds: [], hours: workingHours };
    case "outside_hours":
      return { kind, hours: workingHours };
    case "driving_time":
      // what drivers in the European Union may drive (Regulation (EC) 561/2006, article 7)
      return { kind, drivingS: 16_200, breakS: 2_700 };
  }
}

/** How long a condition should hold where nobody said so: none for what happens at an instant. */
export function usualHoldS(condition: RuleCondition): number {
  if (isMomentary(condition)) return 0;
  if (condition.kind === "speed") return 10;
  if (condition.kind === "idling") return 600;
  if (condition.kind === "silence") return 3_600;
  return condition.kind === "visit" ? 1_800 : 0;
}

/** A definition as it is sent: what is not written yet is left out, so that it is refused as missing. */
export function toSend(definition: RuleDefinition): RuleDefinition {
  return JSON.parse(
    JSON.stringify(definition, (_, value) => (typeof value === "number" && Number.isNaN(value) ? undefined : value)),
  );
}

/** Whether a definition could be tried, and where it contradicts itself: codes by path. */
export function judge(definition: RuleDefinition): {
  isWhole: boolean;
  contradictions: [path: string, code: string][];
} {
  const { success, error } = RuleDefinition.safeParse(toSend(definition));
  const contradictions = (error?.issues ?? [])
    .filter(({ code }) => code === "custom")
    .map(({ path, message }): [string, string] => [["definition", ...path].join("."), message]);
  return { isWhole: success, contradictions };
}
