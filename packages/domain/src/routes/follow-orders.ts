import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { OrderEventBody } from "../orders/log-rules.ts";
import type { Transaction } from "../transactionally.ts";

const open = inArray(routeStops.state, ["planned", "arrived"]);
/** What changes where, when, or whether a stop of an order is. */
const moving = new Set<OrderEventBody["type"]>(["edited", "rescheduled", "cancelled", "unplanned"]);

/**
 * Holds the routes that an order is on, before the order is held: whoever plans holds them in that order, and two who want
 * both never wait for each other.
 */
export async function holdRoutesOf(tx: Transaction, organisationId: string, orderId: string): Promise<void> {
  await tx
    .select({ id: routes.id })
    .from(routes)
    .where(
      and(
        eq(routes.organisationId, organisationId),
        sql`exists (select from route_stops stop where stop.route_id = ${routes.id} and stop.order_id = ${orderId}
                       and stop.organisation_id = ${organisationId} and stop.state in ('planned', 'arrived'))`,
      ),
    )
    .orderBy(asc(routes.id))
    .for("update");
}

/** Brings stops along with what happened to their orders: new places and windows, or nothing to be done there any more. */
export async function followOrders(
  tx: Transaction,
  happened: readonly { orderId: string; type: OrderEventBody["type"] }[],
): Promise<void> {
  const changed = happened.filter(({ type }) => moving.has(type));
  if (changed.length === 0) return;
  const ids = (of: typeof happened) => sql.param(of.map(({ orderId }) => orderId));
  const off = changed.filter(({ type }) => type === "cancelled" || type === "unplanned");
  const moved = changed.filter((one) => !off.includes(one));
  const touched = and(sql`${routeStops.orderId} = any(${ids(changed)}::uuid[])`, open);
  await tx.execute(sql`
    update routes set version = version + 1
     where id in (select route_id from route_stops where ${touched})`);
  if (off.length > 0)
    await tx
      .update(routeStops)
      .set({ state: "skipped", endedAt: tx.context.now() })
      .where(and(sql`${routeStops.orderId} = any(${ids(off)}::uuid[])`, open));
  if (moved.length > 0)
    await tx.execute(sql`
      update route_stops stop
         set name = given.name, address = given.address, lat_e7 = coalesce(given.lat_e7, stop.lat_e7),
             lon_e7 = coalesce(given.lon_e7, stop.lon_e7),
             window_from = given.window_from, window_until = given.window_until
        from order_stops given
       where given.order_id = stop.order_id and given.kind = stop.kind and stop.hub_id is null
         and stop.state in ('planned', 'arrived') and stop.order_id = any(${ids(moved)}::uuid[])`);
}
