import { alertSeverities, alertStates, unfinishedStates } from "@cartage/domain/alerts/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the inbox asks for; the same on the server and in the browser. */
export const alertFilters = {
  state: parseAsStringLiteral(alertStates),
  severity: parseAsStringLiteral(alertSeverities),
  whose: parseAsStringLiteral(["mine"]),
  rule: parseAsString,
  vehicle: parseAsString,
  group: parseAsString,
};

export const loadAlertFilters = createLoader(alertFilters);

type Filters = Awaited<ReturnType<typeof loadAlertFilters>>;

/** What to ask the API for these filters; without a state, what may still have to be done. */
export function alertsInput({ state, ...filters }: Filters) {
  return { limit: 50, states: state ? [state] : [...unfinishedStates], ...countsInput(filters) };
}

export function countsInput({ severity, whose, rule, vehicle, group }: Omit<Filters, "state">) {
  return {
    mine: whose === "mine",
    ...(severity && { severities: [severity] }),
    ...(rule && { ruleId: rule }),
    ...(vehicle && { vehicleId: vehicle }),
    ...(group && { groupId: group }),
  };
}
