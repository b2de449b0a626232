import type { Db } from "@cartage/db/client";
import { sql } from "drizzle-orm";
import type { Subject } from "./inputs.ts";

export interface Goods {
  orders: { id: string; number: number }[];
  weightG: number;
  volumeCm3: number;
  /** The running or next route that they are on; none where nobody planned one. */
  route: { id: string; day: string } | null;
}

/**
 * The goods that are held up: those of orders that are named, those on board of a vehicle or still planned for it or for
 * routes that are named, and those that stand at hubs or have them before them.
 */
export async function readGoods(
  db: Db,
  organisationId: string,
  { vehicleId, subjects }: { vehicleId: string | null; subjects: readonly Subject[] },
): Promise<Goods> {
  const named = (kind: Subject["kind"]) =>
    sql.param(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id));
  const [route] = await db.execute<{ id: string; day: string }>(sql`
    select id, day::text as day from routes
     where organisation_id = ${organisationId} and vehicle_id = ${vehicleId}
       and state in ('planned', 'sent', 'accepted', 'under_way')
     order by (state = 'under_way') desc, day limit 1`);
  const rows = await db.execute<{ id: string; number: number; weightG: string; volumeCm3: string }>(sql`
    select id, number, weight_g::text as "weightG", volume_cm3::text as "volumeCm3" from orders
     where organisation_id = ${organisationId} and state not in ('delivered', 'returned', 'cancelled')
       and (id = any(${named("order")}::uuid[]) or id in (
             select order_id from route_stops
              where (route_id = ${route?.id ?? null} or route_id = any(${named("route")}::uuid[]))
                and kind = 'delivery' and state in ('planned', 'arrived')
             union all
             select order_id from order_legs
              where organisation_id = ${organisationId} and state <> 'done'
                and (to_hub_id = any(${named("hub")}::uuid[])
                     or (from_hub_id = any(${named("hub")}::uuid[]) and state = 'waiting'))))
     order by number limit 200`);
  const sum = (of: (row: (typeof rows)[number]) => string) => rows.reduce((total, row) => total + Number(of(row)), 0);
  return {
    orders: rows.map(({ id, number }) => ({ id, number })),
    weightG: sum(({ weightG }) => weightG),
    volumeCm3: sum(({ volumeCm3 }) => volumeCm3),
    route: route ?? null,
  };
}
