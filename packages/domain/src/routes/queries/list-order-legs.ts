import { vehicles } from "@cartage/db/schema/fleet";
import { orderLegs } from "@cartage/db/schema/orders";
import { hubs, routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OrderId } from "../../orders/inputs.ts";
import { readHoldUps } from "../read-hold-ups.ts";

const fromHub = alias(hubs, "from_hub");
const toHub = alias(hubs, "to_hub");

/** The legs of an order's way with how far each is, what holds it up, and the route that carries it. None of what does not exist. */
export async function listOrderLegs(ctx: Context, { orderId }: z.infer<typeof OrderId>) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const rows = await ctx.session.db
    .select({
      leg: orderLegs.leg,
      state: orderLegs.state,
      isReturn: orderLegs.isReturn,
      from: { id: fromHub.id, name: fromHub.name },
      to: { id: toHub.id, name: toHub.name },
      route: { id: routes.id, day: routes.day, state: routes.state, vehicleId: routes.vehicleId },
      vehicleName: vehicles.name,
      startsAt: routeStops.startsAt,
    })
    .from(orderLegs)
    .leftJoin(fromHub, eq(fromHub.id, orderLegs.fromHubId))
    .leftJoin(toHub, eq(toHub.id, orderLegs.toHubId))
    .leftJoin(
      routeStops,
      and(
        eq(routeStops.organisationId, organisationId),
        eq(routeStops.orderId, orderLegs.orderId),
        eq(routeStops.leg, orderLegs.leg),
        eq(routeStops.kind, "delivery"),
        sql`${routeStops.state} in ('planned', 'arrived', 'done')`,
      ),
    )
    .leftJoin(routes, and(eq(routes.id, routeStops.routeId), ne(routes.state, "cancelled")))
    .leftJoin(vehicles, eq(vehicles.id, routes.vehicleId))
    .where(and(eq(orderLegs.organisationId, organisationId), eq(orderLegs.orderId, orderId)))
    .orderBy(asc(orderLegs.leg), asc(routes.createdAt));
  const heldUp = await readHoldUps(ctx.session.db, organisationId, [orderId]);
  // of a leg that was tried again the newest route
  return [...new Map(rows.map((row) => [row.leg, row])).values()].map(({ startsAt, ...row }) => ({
    ...row,
    heldUp: heldUp.get(`${orderId}/${row.leg}`) ?? null,
    arrivesAt: startsAt?.getTime() ?? null,
  }));
}
