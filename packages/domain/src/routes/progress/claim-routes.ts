import { routeProgress, stopEstimates } from "@cartage/db/schema/progress";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { Transaction } from "../../transactionally.ts";
import type { RouteRow, StopRow } from "../hold-route.ts";

export type ProgressRow = typeof routeProgress.$inferSelect;
export type EstimateRow = typeof stopEstimates.$inferSelect;

/** A route that is looked at, held with its progress until the transaction ends. */
export interface ClaimedRoute {
  route: RouteRow;
  progress: ProgressRow;
  /** In their order. */
  stops: StopRow[];
  /** By stop. */
  estimates: ReadonlyMap<string, EstimateRow>;
}

/** Nobody looks at a route that is not begun sooner before it departs. */
const aheadMs = 12 * 3_600_000;

/** Enters the routes that drivers took on since the last pass; answers whose routes are due. */
export async function dueOrganisations({ session: { sql }, now }: Context): Promise<string[]> {
  const at = now();
  const until = new Date(at.getTime() + aheadMs);
  await sql`
    insert into route_progress (route_id, organisation_id, look_at)
    select id, organisation_id, ${at.toISOString()}::timestamptz
      from routes
     where (state = 'under_way' or (state = 'accepted' and departs_at < ${until.toISOString()}::timestamptz))
       and not exists (select from route_progress where route_id = routes.id)
    on conflict do nothing`;
  const due = await sql<{ organisation_id: string }[]>`
    select organisation_id from route_progress
     where closed_at is null and look_at <= ${at.toISOString()}::timestamptz
     group by organisation_id order by min(look_at)`;
  return due.map((row) => row.organisation_id);
}

/** The routes of an organisation that are due, as far as nobody else holds them: they are looked at by them, or next time. */
export async function claimRoutes(
  tx: Transaction,
  { organisationId, limit }: { organisationId: string; limit: number },
): Promise<ClaimedRoute[]> {
  const rows = await tx
    .select({ route: routes, progress: routeProgress })
    .from(routeProgress)
    .innerJoin(routes, eq(routes.id, routeProgress.routeId))
    .where(
      and(
        eq(routeProgress.organisationId, organisationId),
        isNull(routeProgress.closedAt),
        lte(routeProgress.lookAt, tx.context.now()),
      ),
    )
    .orderBy(asc(routeProgress.lookAt), asc(routeProgress.routeId))
    .limit(limit)
    .for("update", { of: [routeProgress, routes], skipLocked: true });
  if (rows.length === 0) return [];
  const ids = rows.map(({ route }) => route.id);
  await adoptEstimates(tx, ids);
  const stops = await tx
    .select()
    .from(routeStops)
    .where(inArray(routeStops.routeId, ids))
    .orderBy(asc(routeStops.routeId), asc(routeStops.seq));
  const estimates = await tx.select().from(stopEstimates).where(inArray(stopEstimates.routeId, ids));
  const stopsOf = Map.groupBy(stops, ({ routeId }) => routeId);
  const estimatesOf = Map.groupBy(estimates, ({ routeId }) => routeId);
  return rows.map(({ route, progress }) => ({
    route,
    progress,
    stops: stopsOf.get(route.id) ?? [],
    estimates: new Map((estimatesOf.get(route.id) ?? []).map((row) => [row.stopId, row])),
  }));
}

/** A plan that was saved again made its stops anew: what was said of them goes on, and is gone with those that are. */
async function adoptEstimates(tx: Transaction, routeIds: readonly string[]): Promise<void> {
  const ids = sql`${sql.param([...routeIds])}::uuid[]`;
  const isGone = sql`not exists (select from route_stops where route_stops.id = estimate.stop_id)`;
  await tx.execute(sql`
    update stop_estimates estimate set stop_id = stop.id
      from route_stops stop
     where estimate.route_id = any(${ids}) and stop.route_id = estimate.route_id
       and (stop.order_id, stop.leg, stop.kind) = (estimate.order_id, estimate.leg, estimate.kind)
       and stop.state = 'planned' and ${isGone}
       and not exists (select from stop_estimates other where other.stop_id = stop.id)`);
  await tx.execute(sql`delete from stop_estimates estimate where estimate.route_id = any(${ids}) and ${isGone}`);
}
