import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, inArray } from "drizzle-orm";
import { type Append, appendEvents } from "../orders/append-events.ts";
import { holdOrders } from "../orders/hold-orders.ts";
import type { Order } from "../orders/log-rules.ts";
import type { OrderMove } from "../orders/states.ts";
import type { Transaction } from "../transactionally.ts";
import { isWithDriver } from "./route-states.ts";

/** How far the plan has an order whose goods no vehicle has. */
type Planned = "placed" | "planned" | "dispatched";

const rank = { placed: 0, planned: 1, dispatched: 2 } as const;
const up = ["planned", "dispatched"] as const satisfies OrderMove[];
const down = ["unplanned", "recalled"] as const satisfies OrderMove[];

/** The moves that lead from one to the other, in their order. */
function movesBetween(from: Planned, to: Planned): OrderMove[] {
  const [begin, end] = [rank[from], rank[to]];
  return begin <= end ? up.slice(begin, end) : down.slice(end, begin).toReversed();
}

/**
 * Brings orders to where the routes that they are on have them by now: planned, dispatched, or neither. Those whose goods are
 * under way stay as they are, for their next legs are planned while they wait at a hub.
 */
export async function followPlan(tx: Transaction, organisationId: string, orderIds: Iterable<string>): Promise<void> {
  const wanted = await plannedStates(tx, new Set(orderIds));
  let held = await holdOrders(tx, organisationId, [...wanted.keys()]);
  // one event of each order at a time, all orders together
  for (let step = 0; held.length > 0; step++) {
    const appends = held.flatMap((order) => nextMove(order, wanted.get(order.id) ?? "placed"));
    held = await appendEvents(tx, appends);
    if (step > up.length) throw new Error("Orders do not come to where their plan has them.");
  }
}

function nextMove(order: Order, wanted: Planned): Append[] {
  const { id, organisationId, state } = order;
  const from = state === "failed" ? "placed" : state;
  if (from !== "placed" && from !== "planned" && from !== "dispatched") return [];
  // a failed order is not placed again by leaving it where it is
  const [type] = movesBetween(from, wanted);
  if (!type || type === "arrived_at_hub" || type === "partly_delivered" || type === "failed") return [];
  return [{ ids: { id, organisationId }, before: order, body: { type, reason: null } }];
}

/** How far the plan has each order: by the route that its goods are to be picked up on first. */
async function plannedStates(tx: Transaction, orderIds: ReadonlySet<string>): Promise<Map<string, Planned>> {
  const rows = await tx
    .selectDistinctOn([routeStops.orderId], { orderId: routeStops.orderId, state: routes.state })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeStops.routeId))
    .where(
      and(
        inArray(routeStops.orderId, [...orderIds]),
        eq(routeStops.kind, "pickup"),
        inArray(routeStops.state, ["planned", "arrived"]),
      ),
    )
    .orderBy(asc(routeStops.orderId), asc(routeStops.leg));
  const known = new Map(rows.map(({ orderId, state }) => [orderId, state]));
  const stateOf = (orderId: string): Planned => {
    const state = known.get(orderId);
    return !state ? "placed" : isWithDriver(state) ? "dispatched" : "planned";
  };
  return new Map([...orderIds].map((orderId) => [orderId, stateOf(orderId)]));
}
