import { type SQL, sql } from "drizzle-orm";
import type { BusinessFilters } from "./inputs.ts";

type Narrowed = Pick<BusinessFilters, "hubId" | "vehicleId" | "driverId" | "customerId">;

/** The route that hands an order over at the door, or did so last. */
export const carriedBy = sql`
  left join lateral (
    select r.vehicle_id, r.driver_id, r.start_hub_id
      from route_stops s join routes r on r.id = s.route_id
     where s.organisation_id = o.organisation_id and s.order_id = o.id and s.kind = 'delivery' and s.hub_id is null
       and not s.is_return and r.state <> 'cancelled'
     order by s.ended_at desc nulls last, s.id desc limit 1) carried on true`;

/** When a delivered order was handed over. */
export const handedOver = sql`
  left join lateral (
    select max(e.occurred_at) as at from order_events e
     where o.state = 'delivered' and e.organisation_id = o.organisation_id and e.order_id = o.id and e.type = 'delivered') handed
    on true`;

/** Orders that were due within a time, by its index; drafts and cancelled ones are due for nobody. */
export function dueWithin(organisationId: string, { from, until }: { from: number; until: number }): SQL {
  return sql`o.organisation_id = ${organisationId} and o.due_at >= ${new Date(from).toISOString()}::timestamptz
    and o.due_at < ${new Date(until).toISOString()}::timestamptz`;
}

/** The filters that a page has, on an order `o` and what carried it. */
export function narrowed({ hubId, vehicleId, driverId, customerId }: Narrowed): SQL {
  return sql.join(
    [
      sql`true`,
      ...(hubId ? [sql`carried.start_hub_id = ${hubId}::uuid`] : []),
      ...(vehicleId ? [sql`carried.vehicle_id = ${vehicleId}::uuid`] : []),
      ...(driverId ? [sql`carried.driver_id = ${driverId}::uuid`] : []),
      ...(customerId ? [sql`o.customer_id = ${customerId}::uuid`] : []),
    ],
    sql` and `,
  );
}

/** Only a filter of what carried them makes it worth to look for that. */
export const carriedIfAsked = ({ hubId, vehicleId, driverId }: Narrowed): SQL =>
  hubId || vehicleId || driverId ? carriedBy : sql``;

export const isOnTime = sql`coalesce(handed.at <= o.due_at, false)`;
/** Due by now and not handed over in time, whatever became of it. */
export const isLate = (now: Date): SQL => sql`
  (o.state not in ('draft', 'cancelled') and o.due_at < ${now.toISOString()}::timestamptz and not ${isOnTime})`;
