import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, eq, gt, inArray } from "drizzle-orm";
import type { Insider } from "../authorise.ts";
import type { Transaction } from "../transactionally.ts";

/** How long a driver speaks of what he had on a route, days: as `incident_subjects_of_own_routes` in Postgres says. */
const spokenOfForDays = 7;

/** Which of these orders are on routes that the driver has, or had within a week; those routes are held as they are. */
export async function ordersOfDriver(
  tx: Transaction,
  driver: Insider,
  orderIds: readonly string[],
): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const since = new Date(tx.context.now().getTime() - spokenOfForDays * 86_400_000);
  const own = await tx
    .select({ orderId: routeStops.orderId })
    .from(routes)
    .innerJoin(routeStops, eq(routeStops.routeId, routes.id))
    .where(
      and(
        eq(routes.organisationId, driver.organisationId),
        eq(routes.driverId, driver.id),
        inArray(routes.state, ["sent", "accepted", "under_way", "finished"]),
        gt(routes.endsAt, since),
        inArray(routeStops.orderId, [...orderIds]),
      ),
    )
    // they are not planned anew between this look and the write
    .for("share", { of: routes });
  return new Set(own.map(({ orderId }) => orderId));
}
