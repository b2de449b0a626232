import { routeProgress } from "@cartage/db/schema/progress";
import { hubs, routeStops, routes } from "@cartage/db/schema/routes";
import { vehicleState } from "@cartage/db/schema/tracking";
import type { Point } from "@cartage/telemetry/geodesy";
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { builtInFor } from "../built-in-for.ts";
import type { RouteWay } from "../eta/route-way.ts";
import { readNetwork } from "../queries/read-network.ts";
import { askRouting } from "../routing/ask-routing.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import type { Routing, Stretch } from "../routing/routing.ts";
import { pointOf } from "./note-whereabouts.ts";

/** Places that are asked for at once: a matrix of so many has only so many pairs that nobody wants. */
const windowPlaces = 10;
/** Where no road leads, a walk. */
const noRoad: Stretch = { distanceM: 1_000, durationS: 900 };

/** Says which stops a way leads through, in which order. */
const wayKey = sql<string>`coalesce((
  select md5(string_agg(stop.id::text, ' ' order by stop.seq)) from route_stops stop
   where stop.route_id = ${routes.id} and stop.state <> 'skipped'), '')`;

/**
 * Asks the way through the stops of routes whose plan is another than it was; before they are held, so that a server outside
 * keeps nobody waiting. Answers how many.
 */
export async function layWays(
  ctx: Context,
  { organisationId, limit, outside }: { organisationId: string; limit: number; outside: OutsideRouting | null },
): Promise<number> {
  const { db } = ctx.session;
  const changed = await db
    .select({ routeId: routes.id, vehicleId: routes.vehicleId, startHubId: routes.startHubId, key: wayKey })
    .from(routeProgress)
    .innerJoin(routes, eq(routes.id, routeProgress.routeId))
    .where(
      and(
        eq(routeProgress.organisationId, organisationId),
        isNull(routeProgress.closedAt),
        inArray(routes.state, ["accepted", "under_way"]),
        sql`${routeProgress.wayKey} is distinct from ${wayKey}`,
      ),
    )
    .limit(limit);
  if (changed.length === 0) return 0;
  const starts = await readStarts(ctx, changed);
  const stops = await db
    .select()
    .from(routeStops)
    .where(
      and(
        inArray(
          routeStops.routeId,
          changed.map(({ routeId }) => routeId),
        ),
        ne(routeStops.state, "skipped"),
      ),
    )
    .orderBy(asc(routeStops.routeId), asc(routeStops.seq));
  const stopsOf = Map.groupBy(stops, ({ routeId }) => routeId);
  let builtIn: Promise<Routing> | null = null;
  const sources = {
    outside,
    builtIn: () => {
      builtIn ??= readNetwork(ctx).then((network) => builtInFor(ctx, organisationId, network));
      return builtIn;
    },
  };
  for (const { routeId, startHubId, key } of changed) {
    const own = (stopsOf.get(routeId) ?? []).map((stop) => ({
      ...{ stopId: stop.id, hubId: stop.hubId },
      ...pointOf(stop),
    }));
    const from = starts.get(routeId) ?? own[0] ?? { lat: 0, lon: 0 };
    const { answer: legs } = await askRouting(sources, (routing) => stretchesOf(routing, [from, ...own]));
    const way: RouteWay = {
      from: { lat: from.lat, lon: from.lon, hubId: startHubId },
      legs: own.map((stop, at) => ({ ...stop, ...(legs[at] ?? noRoad) })),
    };
    await db.update(routeProgress).set({ way, wayKey: key }).where(eq(routeProgress.routeId, routeId));
  }
  return changed.length;
}

/** Where routes start: at their hub, or where the vehicle is. */
async function readStarts(
  { session: { db } }: Context,
  changed: readonly { routeId: string; vehicleId: string; startHubId: string | null }[],
): Promise<Map<string, Point>> {
  const ids = changed.map(({ routeId }) => routeId);
  const rows = await db
    .select({
      routeId: routes.id,
      latE7: sql<number | null>`coalesce(${hubs.latE7}, ${vehicleState.latE7})`,
      lonE7: sql<number | null>`coalesce(${hubs.lonE7}, ${vehicleState.lonE7})`,
    })
    .from(routes)
    .leftJoin(hubs, and(eq(hubs.organisationId, routes.organisationId), eq(hubs.id, routes.startHubId)))
    .leftJoin(vehicleState, eq(vehicleState.vehicleId, routes.vehicleId))
    .where(inArray(routes.id, ids));
  return new Map(
    rows.flatMap(({ routeId, latE7, lonE7 }) =>
      latE7 === null || lonE7 === null ? [] : [[routeId, pointOf({ latE7, lonE7 })] as const],
    ),
  );
}

/** From each place to the next. */
async function stretchesOf(routing: Routing, places: readonly Point[]): Promise<(Stretch | null)[]> {
  const stretches: (Stretch | null)[] = [];
  for (let at = 0; at + 1 < places.length; at += windowPlaces) {
    const from = places.slice(at, at + windowPlaces);
    const to = places.slice(at + 1, at + windowPlaces + 1);
    const rows = await routing.matrix(from.slice(0, to.length), to);
    stretches.push(...to.map((_, index) => rows[index]?.[index] ?? null));
  }
  return stretches;
}
