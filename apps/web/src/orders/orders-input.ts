import { ListOrders, orderPriorities } from "@cartage/domain/orders/inputs";
import { instantAt } from "@cartage/domain/orders/local-time-rules";
import { orderStates } from "@cartage/domain/orders/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of orders asks for; the same on the server and in the browser. */
export const orderFilters = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(orderStates),
  priority: parseAsStringLiteral(orderPriorities),
  customer: parseAsString,
  /** A day as YYYY-MM-DD, on the clocks that the person sees. */
  due: parseAsString,
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadOrderFilters = createLoader(orderFilters);
type Filters = Awaited<ReturnType<typeof loadOrderFilters>>;

const dayMs = 86_400_000;

/** What to ask the API for these filters; without a sort, the newest order comes first. */
export function ordersInput({ q, state, priority, customer, due, sort, dir }: Filters, timeZone: string) {
  const isId = ListOrders.shape.customerId.safeParse(customer ?? undefined).success;
  const isDay = due !== null && /^\d{4}-\d\d-\d\d$/.test(due) && !Number.isNaN(Date.parse(due));
  const next = isDay ? new Date(Date.parse(due) + dayMs).toISOString().slice(0, 10) : "";
  return {
    limit: 50,
    sort: sort === "dueAt" ? ("dueAt" as const) : ("number" as const),
    direction: sort === "dueAt" || sort === "number" ? dir : ("desc" as const),
    ...(q && { search: q }),
    ...(state && { state }),
    ...(priority && { priority }),
    ...(customer && isId && { customerId: customer }),
    ...(isDay && { dueFrom: instantAt(due, 0, timeZone), dueUntil: instantAt(next, 0, timeZone) }),
  };
}
