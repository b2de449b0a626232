import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { VehicleType } from "../../fleet/inputs.ts";
import { carriedBy, carriedIfAsked, dueWithin, handedOver, isLate, isOnTime, narrowed } from "../due-orders.ts";
import {
  added,
  type IncidentFigures,
  noOrders,
  noRoutes,
  type OrderFigures,
  type RouteFigures,
  withCost,
} from "../figure-rules.ts";
import { incidentsWithin } from "../incidents-within.ts";
import type { BreakDown, businessKeys } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";
import { routeSums, routesWithin } from "../routes-within.ts";
import { readRates } from "./read-rates.ts";

type Key = (typeof businessKeys)[number];

type Figures = OrderFigures & RouteFigures & Pick<IncidentFigures, "incidents">;

export interface BrokenDown extends Figures {
  /** Null is what belongs to none. */
  id: string | null;
  name: string | null;
}

const ofOrders: Record<Key, SQL> = {
  customer: sql`o.customer_id`,
  vehicle: sql`carried.vehicle_id`,
  driver: sql`carried.driver_id`,
  hub: sql`carried.start_hub_id`,
};
const ofRoutes: Record<Key, SQL> = {
  customer: sql`o.customer_id`,
  vehicle: sql`r.vehicle_id`,
  driver: sql`r.driver_id`,
  hub: sql`r.start_hub_id`,
};
const named: Record<Key, SQL> = {
  customer: sql`customers`,
  vehicle: sql`vehicles`,
  driver: sql`users`,
  hub: sql`hubs`,
};
const most = 200;
const none: Figures = { ...noOrders, ...noRoutes, incidents: 0 };

/** The figures of a period by customer, vehicle, driver or hub; those with the most orders first. */
export async function breakDown(ctx: Context, input: z.infer<typeof BreakDown>) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { db } = ctx.session;
  const { now } = periodOf(input);
  const { by } = input;
  const rates = await readRates(ctx);
  const orders = await db.execute<{ key: string | null; orders: number; onTime: number; late: number }>(sql`
    select ${ofOrders[by]} as key, count(*)::integer as orders,
           count(*) filter (where ${isOnTime})::integer as "onTime",
           count(*) filter (where ${isLate(ctx.now())})::integer as late
      from orders o ${handedOver} ${by === "customer" ? carriedIfAsked(input) : carriedBy}
     where ${dueWithin(organisationId, now)} and ${narrowed(input)}
     group by 1 order by 2 desc limit ${most}`);
  type Summed = Omit<RouteFigures, "costMinor" | "co2G"> & { key: string | null; type: VehicleType };
  const routes = await db.execute<{ [Name in keyof Summed]: Summed[Name] }>(sql`
    ${routesWithin({ filters: input, organisationId, ...now }, ofRoutes[by])}
    select key, type, ${routeSums} from routes_within group by 1, 2`);
  const byKey = new Map<string | null, BrokenDown>();
  const add = (key: string | null, figures: Partial<Figures>) => {
    const { id, name, ...was } = byKey.get(key) ?? { id: key, name: null, ...none };
    byKey.set(key, { ...added(was, { ...none, ...figures }), id, name });
  };
  for (const { key, ...figures } of orders) add(key, figures);
  for (const { key, type, ...figures } of routes)
    if (byKey.has(key) || byKey.size < 2 * most) add(key, withCost(figures, rates.of[type]));
  const incidents = await db.execute<{ key: string | null; incidents: number }>(sql`
    ${incidentsWithin({ filters: input, organisationId, ...now })}
    select k.key, count(*)::integer as incidents
      from incidents_within i left join incident_keys k on k.incident_id = i.id and k.kind = ${by}
     group by 1 order by 2 desc limit ${most}`);
  for (const { key, ...figures } of incidents) if (byKey.has(key) || byKey.size < 2 * most) add(key, figures);
  const ids = [...byKey.keys()].filter((key) => key !== null);
  const names = await db.execute<{ id: string; name: string }>(sql`
    select id, name from ${named[by]} where id = any(${sql.param(ids)}::uuid[])`);
  for (const { id, name } of names) {
    const row = byKey.get(id);
    if (row) row.name = name;
  }
  const rows = [...byKey.values()].toSorted((one, other) => other.orders - one.orders).slice(0, most);
  return { currency: rates.currency, rows };
}
