import { tellOfRecall } from "../dispatch/tell-of-recall.ts";
import { withdrawRouteInstructions } from "../fleet/add-instruction.ts";
import type { Transaction } from "../transactionally.ts";
import { moveRoute, orderIdsOf, type RouteRow } from "./hold-route.ts";
import { followPlan } from "./move-orders.ts";

/**
 * Takes a route back that is held and not begun: its orders wait, phones are told of it no more, and customers who were told
 * of it that it waits. Throws `route.not_now`.
 */
export async function recallHeld(
  tx: Transaction,
  route: RouteRow,
  /** By the driver's own word, and why. */
  declined?: { declinedAt: Date; declineReason: string },
): Promise<RouteRow> {
  const given = { sentAt: null, acceptedAt: null, ...declined };
  const recalled = await moveRoute(tx, route, declined ? "declined" : "recalled", given);
  await withdrawRouteInstructions(tx, route);
  await tellOfRecall(tx, route);
  await followPlan(tx, route.organisationId, await orderIdsOf(tx, route.id));
  return recalled;
}
