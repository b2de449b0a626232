import { defaultLimitsMps } from "@cartage/domain/alerts/speed-limit-rules";
import { speedRule } from "../furnish.ts";
import type { Rows } from "./row.ts";

export const alertRulesRows: Rows = {
  "rules.list": { needs: "tracking.view", call: (api) => api.rules.list({}) },
  "rules.get": { needs: "tracking.view", call: (api, { ruleId }) => api.rules.get({ ruleId }) },
  "rules.versions": { needs: "tracking.view", call: (api, { ruleId }) => api.rules.versions({ ruleId }) },
  "rules.create": {
    needs: "rules.edit",
    call: (api, { vehicle }) =>
      api.rules.create({
        name: "Faster than it may be",
        definition: { ...speedRule, scope: { vehicleIds: [vehicle.id] } },
      }),
  },
  "rules.update": { needs: "rules.edit", call: (api, { ruleId }) => api.rules.update({ ruleId, name: "Slower" }) },
  "rules.pause": { needs: "rules.edit", call: (api, { ruleId }) => api.rules.pause({ ruleId }) },
  "rules.resume": { needs: "rules.edit", call: (api, { ruleId }) => api.rules.resume({ ruleId }) },
  "rules.archive": { needs: "rules.edit", call: (api, { ruleId }) => api.rules.archive({ ruleId }) },
  "rules.speedLimits": { needs: "tracking.view", call: (api) => api.rules.speedLimits() },
  "rules.setSpeedLimits": {
    needs: "rules.edit",
    call: (api) => api.rules.setSpeedLimits({ limitsMps: { ...defaultLimitsMps, truck: 20 } }),
  },
  "rules.backTest": { needs: "rules.edit", call: (api) => api.rules.backTest({ definition: speedRule, days: 1 }) },
};
