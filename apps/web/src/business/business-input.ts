import { businessKeys, orderOutcomes } from "@cartage/domain/business/inputs";
import { incidentKinds } from "@cartage/domain/incidents/states";
import { orderStates } from "@cartage/domain/orders/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { toLocal } from "../orders/form/draft.ts";

export const spans = ["7", "28", "91"] as const;

/** The address parts that decide what the page counts; the same on the server and in the browser. */
export const businessFilters = {
  /** Days until today; or a first and a last day. */
  days: parseAsStringLiteral(spans).withDefault("7"),
  from: parseAsString,
  until: parseAsString,
  customer: parseAsString,
  vehicle: parseAsString,
  driver: parseAsString,
  hub: parseAsString,
  by: parseAsStringLiteral(businessKeys).withDefault("customer"),
  /** Whose orders are listed. */
  state: parseAsStringLiteral(orderStates),
  outcome: parseAsStringLiteral(orderOutcomes),
  /** Incidents of which kind are listed. */
  incident: parseAsStringLiteral(incidentKinds),
};

export const loadBusinessFilters = createLoader(businessFilters);
export type Filters = Awaited<ReturnType<typeof loadBusinessFilters>>;

const dayMs = 86_400_000;
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);
const isId = (text: string | null): text is string => text !== null && /^[0-9a-f-]{36}$/.test(text);
const before = (day: string, days: number) => new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);

/** What to ask the API for these filters. */
export function businessInput(filters: Filters, { now, timeZone }: { now: number; timeZone: string }) {
  const { days, from, until, customer, vehicle, driver, hub } = filters;
  const today = toLocal(now, timeZone).slice(0, 10);
  const isSpan = isDay(from) && isDay(until) && from <= until && before(until, 91) < from;
  return {
    timeZone,
    fromDay: isSpan ? from : before(today, Number(days) - 1),
    untilDay: isSpan ? until : today,
    ...(isId(customer) && { customerId: customer }),
    ...(isId(vehicle) && { vehicleId: vehicle }),
    ...(isId(driver) && { driverId: driver }),
    ...(isId(hub) && { hubId: hub }),
  };
}
export type BusinessInput = ReturnType<typeof businessInput>;
