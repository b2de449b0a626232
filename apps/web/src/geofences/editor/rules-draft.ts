import type { UnitSystem } from "@cartage/domain/accounts/inputs";
import type { FenceDefinition } from "@cartage/domain/geofences/inputs";
import { kmhToMps, mpsToKmh, mpsToMph } from "@cartage/telemetry/units";
import { numberOf } from "./draft.ts";

/** What evaluation uses besides the shape, as it is typed. */
export type RulesDraft = Pick<FenceDefinition, "schedule"> & {
  groupIds: string[];
  tags: string[];
  dwellMin: string;
  /** In the organisation's unit of speed. */
  speedLimit: string;
  hysteresisM: string;
};

export const emptyRules: RulesDraft = {
  schedule: null,
  groupIds: [],
  tags: [],
  dwellMin: "",
  speedLimit: "",
  hysteresisM: "15",
};

export function rulesDraftOf(definition: FenceDefinition, units: UnitSystem): RulesDraft {
  const { schedule, scope, dwellS, speedLimitMps, hysteresisM } = definition;
  const speed = units === "metric" ? mpsToKmh : mpsToMph;
  return {
    schedule,
    ...scope,
    dwellMin: dwellS === null ? "" : String(dwellS / 60),
    speedLimit: speedLimitMps === null ? "" : String(Number(speed(speedLimitMps).toFixed(1))),
    hysteresisM: String(hysteresisM),
  };
}

/** What is asked of the server; `known` keeps to the last digit what was not touched. */
export function givenRules(draft: RulesDraft, units: UnitSystem, known?: FenceDefinition) {
  const { schedule, groupIds, tags, dwellMin, speedLimit, hysteresisM } = draft;
  const isSameSpeed = known && rulesDraftOf(known, units).speedLimit === speedLimit;
  const mps = units === "metric" ? kmhToMps(numberOf(speedLimit)) : numberOf(speedLimit) / mpsToMph(1);
  return {
    schedule,
    scope: { groupIds, tags },
    dwellS: dwellMin.trim() === "" ? null : Math.round(numberOf(dwellMin) * 60),
    speedLimitMps: speedLimit.trim() === "" ? null : isSameSpeed ? known.speedLimitMps : mps,
    hysteresisM: numberOf(hysteresisM),
  };
}
