import { hubs, routeStops, routes } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { DayOf } from "../route-inputs.ts";

export interface RoutePlace {
  lat: number;
  lon: number;
}

/** A route as a map draws it: its hubs, and the places where it calls, each once for all stops there in a row. */
export interface RouteShape {
  routeId: string;
  vehicleId: string;
  start: RoutePlace | null;
  end: RoutePlace | null;
  places: RoutePlace[];
}

const mostRoutes = 1_000;
const mostStops = 20_000;

/** Where the routes of a day lead, cancelled ones left out. */
export async function readDayShapes(ctx: Context, { day }: Pick<z.infer<typeof DayOf>, "day">): Promise<RouteShape[]> {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const { db } = ctx.session;
  const ofDay = and(eq(routes.organisationId, organisationId), eq(routes.day, day), ne(routes.state, "cancelled"));
  const rows = await db
    .select({
      ...{ id: routes.id, vehicleId: routes.vehicleId, startHubId: routes.startHubId, endHubId: routes.endHubId },
    })
    .from(routes)
    .where(ofDay)
    .orderBy(asc(routes.id))
    .limit(mostRoutes);
  if (rows.length === 0) return [];
  const { routeId, latE7, lonE7 } = routeStops;
  const stops = await db
    .select({ routeId, latE7, lonE7 })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeId))
    .where(and(ofDay, ne(routeStops.state, "skipped")))
    .orderBy(asc(routeId), asc(routeStops.seq))
    .limit(mostStops);
  const ends = await db
    .select({ id: hubs.id, latE7: hubs.latE7, lonE7: hubs.lonE7 })
    .from(hubs)
    .where(
      inArray(
        hubs.id,
        rows.flatMap(({ startHubId, endHubId }) => [startHubId, endHubId]).filter((hubId) => hubId !== null),
      ),
    );
  const placeOfHub = new Map(ends.map((hub) => [hub.id, placeOf(hub)]));
  const byRoute = Map.groupBy(stops, (stop) => stop.routeId);
  return rows.map(({ id, vehicleId, startHubId, endHubId }) => ({
    ...{ routeId: id, vehicleId },
    start: placeOfHub.get(startHubId ?? "") ?? null,
    end: placeOfHub.get(endHubId ?? "") ?? null,
    places: (byRoute.get(id) ?? [])
      .filter((stop, at, all) => stop.latE7 !== all[at - 1]?.latE7 || stop.lonE7 !== all[at - 1]?.lonE7)
      .map(placeOf),
  }));
}

function placeOf({ latE7, lonE7 }: { latE7: number; lonE7: number }): RoutePlace {
  return { lat: fromE7(latE7), lon: fromE7(lonE7) };
}
