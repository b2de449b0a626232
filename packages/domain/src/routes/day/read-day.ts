import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { blockedByIncidents } from "../../incidents/blocked-by-incidents.ts";
import { instantAt } from "../../orders/local-time-rules.ts";
import type { DayOf } from "../route-inputs.ts";
import type { Day, DayRoute } from "./day.ts";
import { readLegs } from "./read-legs.ts";
import { readVehicles } from "./read-vehicles.ts";
import { takeOver } from "./take-over.ts";

const DAY_MS = 86_400_000;

/** A day as its board shows it: vehicles with their drivers, routes with their stops, and every leg that is to be carried. */
export async function readDay(ctx: Context, { day, timeZone }: z.infer<typeof DayOf>): Promise<Day> {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const next = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
  const span = { from: instantAt(day, 0, timeZone), until: instantAt(next, 0, timeZone) };
  const planned = await readRoutes(ctx, organisationId, day);
  const stops = planned.flatMap((route) => route.stops);
  const routed = new Set(planned.map(({ vehicleId }) => vehicleId));
  const blocks = await blockedByIncidents(ctx.session.db, organisationId);
  const heldUp = new Set(blocks.map(({ id }) => id));
  for (const { id, vehicleId } of planned) if (heldUp.has(id)) heldUp.add(vehicleId);
  const vehicles = await readVehicles(ctx, { organisationId, span, day, timeZone, routed, heldUp });
  const { legs, withoutPlace, aboard } = await readLegs(ctx, { organisationId, span, stops, blocks });
  const read = {
    day,
    timeZone,
    startsAt: span.from,
    endsAt: span.until,
    vehicles,
    routes: planned,
    legs,
    withoutPlace,
  };
  return takeOver(read, aboard);
}

async function readRoutes(ctx: Context, organisationId: string, day: string): Promise<DayRoute[]> {
  const ofDay = and(eq(routes.organisationId, organisationId), eq(routes.day, day), ne(routes.state, "cancelled"));
  const { db } = ctx.session;
  const rows = await db.select().from(routes).where(ofDay).orderBy(asc(routes.createdAt), asc(routes.id));
  const stops = await db
    .select({ stop: routeStops })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeStops.routeId))
    .where(ofDay)
    .orderBy(asc(routeStops.routeId), asc(routeStops.seq));
  const byRoute = Map.groupBy(stops, ({ stop }) => stop.routeId);
  return rows.map((row) => ({
    id: row.id,
    vehicleId: row.vehicleId,
    driverId: row.driverId,
    state: row.state,
    version: row.version,
    breaks: row.breaks,
    departsAt: row.departsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    distanceM: row.distanceM,
    workS: row.workS,
    declineReason: row.declineReason,
    stops: (byRoute.get(row.id) ?? []).map(({ stop }) => ({
      id: stop.id,
      kind: stop.kind,
      orderId: stop.orderId,
      leg: stop.leg,
      state: stop.state,
      arrivesAt: stop.arrivesAt.getTime(),
      startsAt: stop.startsAt.getTime(),
      leavesAt: stop.leavesAt.getTime(),
      lateS: stop.lateS,
      arrivedAt: stop.arrivedAt?.getTime() ?? null,
      endedAt: stop.endedAt?.getTime() ?? null,
    })),
  }));
}
