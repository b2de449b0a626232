import { routeProgress, stopEstimates } from "@cartage/db/schema/progress";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { VehicleRouteOf } from "../route-inputs.ts";
import { ms } from "./read-day-progress.ts";

/** The route that a vehicle is on, and the stop that it goes to or stands at; null where it is on none. */
export async function readVehicleRoute(ctx: Context, { vehicleId }: z.infer<typeof VehicleRouteOf>) {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const { db } = ctx.session;
  const [route] = await db
    .select({
      routeId: routes.id,
      state: routes.state,
      day: routes.day,
      departsAt: routes.departsAt,
      percent: routeProgress.percent,
      stopsLeft: routeProgress.stopsLeft,
      distanceLeftM: routeProgress.distanceLeftM,
    })
    .from(routes)
    .leftJoin(routeProgress, eq(routeProgress.routeId, routes.id))
    .where(
      and(
        eq(routes.organisationId, organisationId),
        eq(routes.vehicleId, vehicleId),
        inArray(routes.state, ["accepted", "under_way"]),
      ),
    )
    // one under way before one that is only taken on
    .orderBy(desc(routes.state), asc(routes.departsAt))
    .limit(1);
  if (!route) return null;
  const [next] = await db
    .select({
      stopId: routeStops.id,
      kind: routeStops.kind,
      name: routeStops.name,
      address: routeStops.address,
      state: routeStops.state,
      orderId: routeStops.orderId,
      arrivedAt: routeStops.arrivedAt,
      windowUntil: routeStops.windowUntil,
      p50: stopEstimates.p50,
      p90: stopEstimates.p90,
    })
    .from(routeStops)
    .leftJoin(stopEstimates, eq(stopEstimates.stopId, routeStops.id))
    .where(and(eq(routeStops.routeId, route.routeId), inArray(routeStops.state, ["planned", "arrived"])))
    .orderBy(asc(routeStops.seq))
    .limit(1);
  const { departsAt, ...standing } = route;
  return {
    ...standing,
    departsAt: departsAt.getTime(),
    next: next
      ? {
          ...next,
          ...{ arrivedAt: ms(next.arrivedAt), windowUntil: ms(next.windowUntil), p50: ms(next.p50), p90: ms(next.p90) },
        }
      : null,
  };
}
