import { vehicles } from "@cartage/db/schema/fleet";
import { hubs, routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RouteState } from "../route-states.ts";
import { type OwnStop, readOwnStops } from "./read-own-stops.ts";

/** How long a driver sees what he has finished. */
const finishedForMs = 12 * 3_600_000;
const mostRoutes = 10;

export interface OwnRoute {
  id: string;
  /** YYYY-MM-DD. */
  day: string;
  timeZone: string;
  state: RouteState;
  version: number;
  vehicle: string;
  startHub: string | null;
  endHub: string | null;
  /** Epoch ms, as planned. */
  departsAt: number;
  endsAt: number;
  distanceM: number;
  stops: OwnStop[];
}

/** The routes that the actor drives: sent, taken on, under way, and what was just finished; the first to depart first. */
export async function listOwnRoutes(ctx: Context): Promise<OwnRoute[]> {
  const { organisationId, id: driverId } = authorise(ctx.actor, "routes.drive");
  const { db } = ctx.session;
  const { id, day, timeZone, state, version, startHubId, endHubId, departsAt, endsAt, distanceM } = routes;
  const rows = await db
    .select({
      ...{ id, day, timeZone, state, version, startHubId, endHubId, departsAt, endsAt, distanceM },
      vehicle: vehicles.name,
    })
    .from(routes)
    .innerJoin(vehicles, eq(vehicles.id, routes.vehicleId))
    .where(
      and(
        eq(routes.organisationId, organisationId),
        eq(routes.driverId, driverId),
        or(
          inArray(routes.state, ["sent", "accepted", "under_way"]),
          and(eq(routes.state, "finished"), gt(routes.finishedAt, new Date(ctx.now().getTime() - finishedForMs))),
        ),
      ),
    )
    .orderBy(asc(routes.departsAt), asc(routes.id))
    .limit(mostRoutes);
  if (rows.length === 0) return [];

  const stops = await db
    .select()
    .from(routeStops)
    .where(
      inArray(
        routeStops.routeId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(routeStops.routeId), asc(routeStops.seq));
  const named = await db
    .select({ id: hubs.id, name: hubs.name })
    .from(hubs)
    .where(
      inArray(
        hubs.id,
        rows.flatMap((row) => [row.startHubId, row.endHubId]).filter((hubId) => hubId !== null),
      ),
    );
  const nameOf = (hubId: string | null) => named.find((hub) => hub.id === hubId)?.name ?? null;
  const told = await readOwnStops(db, organisationId, stops);
  return rows.map(({ startHubId, endHubId, departsAt, endsAt, ...row }) => ({
    ...row,
    startHub: nameOf(startHubId),
    endHub: nameOf(endHubId),
    departsAt: departsAt.getTime(),
    endsAt: endsAt.getTime(),
    stops: told.filter(({ routeId }) => routeId === row.id),
  }));
}
