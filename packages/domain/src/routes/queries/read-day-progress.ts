import { routeProgress, stopEstimates } from "@cartage/db/schema/progress";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type RouteCondition, RouteConditions, type StopCondition, StopConditions } from "../eta/conditions.ts";
import type { DayOf } from "../route-inputs.ts";

/** When a stop will be reached; instants are epoch ms. */
export interface StopProgress {
  stopId: string;
  p50: number | null;
  p90: number | null;
  /** How likely it comes after its window, 0 to 1; null without one. */
  lateShare: number | null;
  /** Places where the vehicle calls before. */
  stopsBefore: number;
  conditions: StopCondition[];
  leftAt: number | null;
}

/** How far a route is that its driver took on. */
export interface RouteStanding {
  routeId: string;
  percent: number;
  distanceLeftM: number | null;
  stopsLeft: number;
  /** Where the vehicle was seen last. */
  place: { lat: number; lon: number } | null;
  conditions: RouteCondition[];
  lookedAt: number | null;
  stops: StopProgress[];
}

const mostRoutes = 1_000;
const mostStops = 20_000;

/** How far the routes of a day are that drivers took on, and when their stops will be reached. */
export async function readDayProgress(
  ctx: Context,
  { day }: Pick<z.infer<typeof DayOf>, "day">,
): Promise<RouteStanding[]> {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const { db } = ctx.session;
  const ofDay = and(eq(routes.organisationId, organisationId), eq(routes.day, day));
  const rows = await db
    .select({ progress: routeProgress })
    .from(routeProgress)
    .innerJoin(routes, eq(routes.id, routeProgress.routeId))
    .where(ofDay)
    .orderBy(asc(routeProgress.routeId))
    .limit(mostRoutes);
  const { stopId, routeId, p50, p90, lateShare, stopsBefore, conditions } = stopEstimates;
  const stops = await db
    .select({ stopId, routeId, p50, p90, lateShare, stopsBefore, conditions, leftAt: routeStops.leftAt })
    .from(stopEstimates)
    .innerJoin(routes, eq(routes.id, stopEstimates.routeId))
    .innerJoin(routeStops, eq(routeStops.id, stopEstimates.stopId))
    .where(ofDay)
    .orderBy(asc(routeStops.routeId), asc(routeStops.seq))
    .limit(mostStops);
  const byRoute = Map.groupBy(stops, (stop) => stop.routeId);
  return rows.map(({ progress }) => ({
    routeId: progress.routeId,
    percent: progress.percent,
    distanceLeftM: progress.distanceLeftM,
    stopsLeft: progress.stopsLeft,
    place: placeOf(progress),
    conditions: thoseThatHold(RouteConditions.parse(progress.conditions)),
    lookedAt: ms(progress.lookedAt),
    stops: (byRoute.get(progress.routeId) ?? []).map((stop) => ({
      ...{ stopId: stop.stopId, lateShare: stop.lateShare, stopsBefore: stop.stopsBefore },
      ...{ p50: ms(stop.p50), p90: ms(stop.p90), leftAt: ms(stop.leftAt) },
      conditions: thoseThatHold(StopConditions.parse(stop.conditions)),
    })),
  }));
}

function placeOf({ latE7, lonE7 }: { latE7: number | null; lonE7: number | null }) {
  return latE7 === null || lonE7 === null ? null : { lat: fromE7(latE7), lon: fromE7(lonE7) };
}

export function thoseThatHold<Name extends string>(conditions: Partial<Record<Name, { isOn: boolean }>>): Name[] {
  return (Object.keys(conditions) as Name[]).filter((name) => conditions[name]?.isOn);
}

export function ms(at: Date | null): number | null {
  return at?.getTime() ?? null;
}
