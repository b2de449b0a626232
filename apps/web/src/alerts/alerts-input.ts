import { alertSeverities, alertStates, unfinishedStates } from "@cartage/domain/alerts/states";
import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the inbox asks for; the same on the server and in the browser. */
export const alertFilters = {
  state: parseAsStringLiteral([...alertStates, "all"]),
  severity: parseAsStringLiteral(alertSeverities),
  whose: parseAsStringLiteral(["mine"]),
  rule: parseAsString,
  vehicle: parseAsString,
  group: parseAsString,
  order: parseAsString,
  tag: parseAsString,
  days: parseAsInteger,
  retracted: parseAsStringLiteral(["no"]),
};

/** Where the alerts are that a rule's page counts: those of the last 30 days that were not taken back. */
export const firedAddress = (ruleId: string) => `/alerts?rule=${ruleId}&state=all&days=30&retracted=no`;

/** Where all of an order's alerts are. */
export const orderAlertsAddress = (orderId: string) => `/alerts?order=${orderId}&state=all&retracted=no`;

export const loadAlertFilters = createLoader(alertFilters);

export type AlertFilters = Awaited<ReturnType<typeof loadAlertFilters>>;

/** What to ask the API for these filters; without a state, what may still have to be done. */
export function alertsInput({ state, ...filters }: AlertFilters) {
  const states = state === null ? [...unfinishedStates] : state === "all" ? undefined : [state];
  return { limit: 50, ...(states && { states }), ...countsInput(filters) };
}

export function countsInput({
  severity,
  whose,
  rule,
  vehicle,
  group,
  order,
  tag,
  days,
  retracted,
}: Omit<AlertFilters, "state">) {
  return {
    mine: whose === "mine",
    ...(severity && { severities: [severity] }),
    ...(rule && { ruleId: rule }),
    ...(vehicle && { vehicleId: vehicle }),
    ...(group && { groupId: group }),
    ...(order && { orderId: order }),
    ...(tag && { tag }),
    ...(days && { days }),
    ...(retracted === "no" && { retracted: false as const }),
  };
}
