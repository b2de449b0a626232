import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { kmhToMps } from "@cartage/telemetry/units";
import { demoId } from "./demo-id.ts";
import { demoGroups } from "./fleet.ts";
import { GROUPS_OF_A_DEPOT, ORGANISATIONS } from "./organisations.ts";

export type DemoRule = {
  id: string;
  organisationId: string;
  name: string;
  definition: RuleDefinition;
  isPaused: boolean;
  /** Whether it escalates by the organisation's policy, whatever its severity. */
  hasPolicy: boolean;
};

export type DemoPolicy = { id: string; organisationId: string };

/** Whom the demonstration calls: dispatchers at once, administrators when nobody has acknowledged for ten minutes. */
export const policyLevels = [
  { afterS: 0, targets: [{ kind: "role", id: "dispatcher" }] },
  { afterS: 600, targets: [{ kind: "role", id: "organisation_administrator" }] },
] as const;

const base = {
  scope: { all: true, groupIds: [], tags: [], vehicleIds: [], types: [] },
  holdS: 0,
  cooldownS: 3_600,
  timeZone: "Asia/Ho_Chi_Minh",
  schedule: null,
  silences: [],
} satisfies Partial<RuleDefinition>;
const heavy = { ...base.scope, types: ["truck" as const, "trailer" as const] };
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** A policy for each organisation. */
export function demoPolicies(): DemoPolicy[] {
  return ORGANISATIONS.map(({ id: organisationId }, o) => ({ id: demoId("escalation policy", o), organisationId }));
}

/** The same rules for both organisations: some that speak every day, one that hardly ever should, one that is paused. */
export function demoRules(): DemoRule[] {
  return ORGANISATIONS.flatMap(({ id: organisationId }, o) => {
    const longHaul = demoGroups()
      .filter((group) => group.organisationId === organisationId && group.name === GROUPS_OF_A_DEPOT[0])
      .map(({ id }) => id);
    const rules: Omit<DemoRule, "id" | "organisationId">[] = [
      {
        name: "Heavy vehicle too fast",
        definition: {
          ...base,
          scope: heavy,
          condition: { kind: "speed", limit: { of: "fixed", limitMps: kmhToMps(75), recoverAtMps: kmhToMps(70) } },
          holdS: 60,
          severity: "warning",
        },
        isPaused: false,
        hasPolicy: true,
      },
      {
        name: "Engine left running",
        definition: {
          ...base,
          scope: { ...base.scope, all: false, groupIds: longHaul },
          condition: { kind: "idling" },
          holdS: 1_200,
          severity: "info",
        },
        isPaused: false,
        hasPolicy: false,
      },
      {
        name: "No break for too long",
        definition: {
          ...base,
          scope: heavy,
          condition: { kind: "driving_time", drivingS: 16_200, breakS: 2_700 },
          severity: "critical",
        },
        isPaused: false,
        hasPolicy: true,
      },
      {
        name: "Trailer on the road at night",
        definition: {
          ...base,
          scope: { ...base.scope, types: ["trailer"] },
          condition: { kind: "outside_hours", hours: [{ days: everyDay, from: "05:00", until: "23:00" }] },
          holdS: 300,
          cooldownS: 14_400,
          severity: "critical",
        },
        isPaused: false,
        hasPolicy: true,
      },
      {
        name: "Braked hard",
        definition: {
          ...base,
          condition: { kind: "harsh", maneuver: "braking", thresholdMps2: 4 },
          cooldownS: 300,
          severity: "warning",
        },
        isPaused: false,
        hasPolicy: false,
      },
      {
        name: "Trouble on a route",
        definition: {
          ...base,
          condition: { kind: "transport", signs: ["late", "missed_window", "left_undone", "off_route", "long_stop"] },
          severity: "warning",
        },
        isPaused: false,
        hasPolicy: false,
      },
      {
        name: "Silent since yesterday",
        definition: { ...base, condition: { kind: "silence" }, holdS: 86_400, severity: "warning" },
        isPaused: true,
        hasPolicy: false,
      },
    ];
    return rules.map((rule, r) => ({ id: demoId("alert rule", o * rules.length + r), organisationId, ...rule }));
  });
}
