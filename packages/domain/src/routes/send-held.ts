import type { Transaction } from "../transactionally.ts";
import { moveRoute, orderIdsOf, type RouteRow } from "./hold-route.ts";
import { followPlan } from "./move-orders.ts";

/** Fixes a route that is held: its driver has it, and its orders are dispatched. Throws `route.not_now`, `route.no_driver`. */
export async function sendHeld(tx: Transaction, route: RouteRow): Promise<RouteRow> {
  const sent = await moveRoute(tx, route, "sent", { sentAt: tx.context.now(), declineReason: null });
  await followPlan(tx, route.organisationId, await orderIdsOf(tx, route.id));
  return sent;
}
