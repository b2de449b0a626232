import { type SQL, sql } from "drizzle-orm";

/**
 * The ids of an order's alerts: its own, and those of a vehicle that went wrong on its route while it still had the order's
 * goods to fetch or to hand over.
 */
export function alertsOfOrder(organisationId: string, orderId: string): SQL {
  return sql`(
    select id from alerts where organisation_id = ${organisationId} and order_id = ${orderId}
    union all
    select alert.id from route_stops stop join alerts alert on alert.route_id = stop.route_id and alert.order_id is null
     where stop.organisation_id = ${organisationId} and stop.order_id = ${orderId} and stop.state <> 'skipped'
       and (stop.ended_at is null or stop.ended_at > alert.began_at))`;
}
