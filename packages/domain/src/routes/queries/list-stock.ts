import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { findOwnHub } from "../scanning/hold-own-hub.ts";
import type { StockOf } from "../scanning/scan-inputs.ts";

/** Of each list; a hub with more is told how many there are. */
const MOST = 200;

export interface StockRow {
  orderId: string;
  number: number;
  recipient: string;
  pieces: number;
  /** Pieces counted in by the leg that brings them, and out by the one that takes them. */
  countedIn: number;
  countedOut: number;
  /** Whether the goods are in this hub; else a vehicle brings them. */
  isHere: boolean;
  /** Since when they are here, epoch ms. */
  since: number | null;
  /** Where they go from here: a hub, or null for the door. */
  nextHub: string | null;
  /** What brings them, or takes them from here, as far as that is planned. */
  vehicleId: string | null;
  vehicle: string | null;
}

/** What is in a hub now, and what comes in, the longest here first. Throws `not_found`, `scan.hub_not_yours`. */
export async function listStock(ctx: Context, { hubId }: z.infer<typeof StockOf>) {
  const actor = authorise(ctx.actor, "goods.scan");
  const { organisationId } = actor;
  const { db } = ctx.session;
  const hub = await findOwnHub(db, actor, hubId);
  const found = await db.execute<Record<string, unknown> & StockRow & { total: number }>(sql`
    with here as (
      select orders.id, true as is_here, leg.leg as leg_in, coalesce(back.leg, leg.leg + 1) as leg_out, 'pickup' as kind
        from orders
        join order_legs leg on leg.order_id = orders.id and leg.state = 'done' and leg.to_hub_id = ${hubId}
        left join order_legs back on back.order_id = orders.id and back.is_return
       where orders.organisation_id = ${organisationId} and orders.is_collected
         and orders.state in ('at_hub', 'failed', 'planned', 'dispatched', 'returning')
         -- what goes back is here until a vehicle has it
         and not exists (select from route_stops taken where taken.order_id = orders.id and taken.leg = back.leg
                            and taken.kind = 'pickup' and taken.state = 'done')
         and not exists (select from order_legs later
                          where later.order_id = orders.id and later.state = 'done' and later.leg > leg.leg)
      union all
      select orders.id, false, leg.leg, leg.leg + 1, 'delivery'
        from order_legs leg
        join orders on orders.id = leg.order_id
       where leg.organisation_id = ${organisationId} and leg.state = 'under_way' and leg.to_hub_id = ${hubId}
         and orders.state in ('collected', 'in_transit')
    )
    select orders.id as "orderId", orders.number, orders.delivery_name as recipient, orders.pieces, here.is_here as "isHere",
           (select count(*)::int from scans where scans.organisation_id = ${organisationId} and scans.order_id = here.id
               and scans.hub_id = ${hubId} and scans.leg = here.leg_in and scans.direction = 'in') as "countedIn",
           (select count(*)::int from scans where scans.organisation_id = ${organisationId} and scans.order_id = here.id
               and scans.hub_id = ${hubId} and scans.leg = here.leg_out and scans.direction = 'out') as "countedOut",
           case when here.is_here then (
             select (extract(epoch from max(event.occurred_at)) * 1000)::float8 from order_events event
              where event.order_id = here.id and event.type in ('arrived_at_hub', 'failed')) end as since,
           (select hubs.name from order_legs after join hubs on hubs.id = after.to_hub_id
             where after.order_id = here.id and after.leg = here.leg_out) as "nextHub",
           carrier.vehicle_id as "vehicleId", carrier.name as vehicle, count(*) over ()::int as total
      from here
      join orders on orders.id = here.id
      left join lateral (
        select vehicles.id as vehicle_id, vehicles.name
          from route_stops stop
          join routes on routes.id = stop.route_id and routes.state in ('accepted', 'under_way')
          join vehicles on vehicles.id = routes.vehicle_id
         where stop.order_id = here.id and stop.kind = here.kind and stop.hub_id = ${hubId}
           and stop.state in ('planned', 'arrived')
         limit 1
      ) carrier on true
     order by here.is_here desc, since nulls last, orders.number
     limit ${MOST}`);
  const rows = found.map(({ total: _, ...row }): StockRow => row);
  return { hub, rows, total: found[0]?.total ?? 0 };
}
