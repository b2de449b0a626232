import { instructions } from "@cartage/db/schema/instructions";
import { and, eq, inArray, sql } from "drizzle-orm";
import { underWay } from "../fleet/instruction-states.ts";
import type { Transaction } from "../transactionally.ts";
import { moveRoute, type RouteRow, readStops } from "./hold-route.ts";
import { followPlan } from "./move-orders.ts";

/** Takes a route back that is held and not begun: its orders wait, and phones are told of it no more. Throws `route.not_now`. */
export async function recallHeld(tx: Transaction, route: RouteRow): Promise<RouteRow> {
  const recalled = await moveRoute(tx, route, "recalled", { sentAt: null, acceptedAt: null });
  const stops = (await readStops(tx, route.id)).filter(({ state }) => state === "planned");
  await followPlan(tx, route.organisationId, new Map(stops.map(({ orderId }) => [orderId, "planned"])));
  await tx
    .update(instructions)
    .set({ state: "cancelled", endedAt: tx.context.now() })
    .where(
      and(
        eq(instructions.organisationId, route.organisationId),
        eq(instructions.kind, "route"),
        sql`${instructions.body} ->> 'routeId' = ${route.id}`,
        inArray(instructions.state, underWay),
      ),
    );
  return recalled;
}
