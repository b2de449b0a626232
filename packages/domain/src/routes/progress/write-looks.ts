import { routeProgress, stopEstimates } from "@cartage/db/schema/progress";
import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import type { EstimateRow, ProgressRow } from "./claim-routes.ts";
import type { Look } from "./estimate.ts";

/** Writes what looks at routes came to: two statements, however many routes. */
export async function writeLooks(tx: Transaction, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return;
  await tx.execute(sql`
    update route_progress known
       set look_at = given.look_at, looked_at = given.looked_at, seen_through = given.seen_through, again_from = null,
           lat_e7 = given.lat_e7, lon_e7 = given.lon_e7, percent = given.percent, distance_left_m = given.distance_left_m,
           stops_left = given.stops_left, standing = given.standing, conditions = given.conditions, pace = given.pace,
           closed_at = given.closed_at
      from jsonb_populate_recordset(null::route_progress, ${JSON.stringify(looks.map(progressRow))}::jsonb) given
     where known.route_id = given.route_id`);
  const rows = looks.flatMap(({ estimates }) => estimates.map(estimateRow));
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into stop_estimates
    select * from jsonb_populate_recordset(null::stop_estimates, ${JSON.stringify(rows)}::jsonb)
    on conflict (stop_id) do update
       set p50 = excluded.p50, p90 = excluded.p90, late_share = excluded.late_share, stops_before = excluded.stops_before,
           conditions = excluded.conditions, predictions = excluded.predictions, estimated_at = excluded.estimated_at,
           settled_at = excluded.settled_at, learned_at = excluded.learned_at`);
}

/** Routes that were taken back from their drivers are no longer followed. */
export async function forget(tx: Transaction, routeIds: readonly string[]): Promise<void> {
  if (routeIds.length === 0) return;
  await tx.delete(stopEstimates).where(inArray(stopEstimates.routeId, [...routeIds]));
  await tx.delete(routeProgress).where(inArray(routeProgress.routeId, [...routeIds]));
}

function progressRow({ progress }: { progress: ProgressRow }): object {
  const { routeId, organisationId, lookAt, lookedAt, seenThrough, latE7, lonE7, percent, distanceLeftM, stopsLeft } =
    progress;
  const { standing, conditions, pace, closedAt } = progress;
  return {
    ...{
      route_id: routeId,
      organisation_id: organisationId,
      look_at: lookAt,
      looked_at: lookedAt,
      seen_through: seenThrough,
    },
    ...{ lat_e7: latE7, lon_e7: lonE7, percent, distance_left_m: distanceLeftM, stops_left: stopsLeft },
    ...{ standing, conditions, pace, closed_at: closedAt },
  };
}

function estimateRow(row: EstimateRow): object {
  const { stopId, routeId, organisationId, orderId, leg, kind, p50, p90, lateShare, stopsBefore } = row;
  const { conditions, predictions, estimatedAt, settledAt, learnedAt } = row;
  return {
    ...{ stop_id: stopId, route_id: routeId, organisation_id: organisationId, order_id: orderId, leg, kind },
    ...{ p50, p90, late_share: lateShare, stops_before: stopsBefore, conditions, predictions },
    ...{ estimated_at: estimatedAt, settled_at: settledAt, learned_at: learnedAt },
  };
}
