import { users } from "@cartage/db/schema/accounts";
import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import { routeProgress, stopEstimates } from "@cartage/db/schema/progress";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { alertsOfOrder } from "../../alerts/alerts-of-order.ts";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OrderId } from "../../orders/inputs.ts";
import { RouteConditions, StopConditions } from "../eta/conditions.ts";
import { isOver } from "../route-states.ts";
import { ms, thoseThatHold } from "./read-day-progress.ts";

const mostStops = 200;
const mostAlerts = 50;

/**
 * Where an order's goods were when, and when they will be where: its stops on routes in their order, each with its arrival or
 * the range of it, and what is wrong with them now, or with the vehicle as long as it has them ahead.
 */
export async function readOrderProgress(ctx: Context, { orderId }: z.infer<typeof OrderId>) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { db } = ctx.session;
  const rows = await db
    .select({
      stopId: routeStops.id,
      routeId: routes.id,
      routeState: routes.state,
      timeZone: routes.timeZone,
      percent: routeProgress.percent,
      ofVehicle: routeProgress.conditions,
      vehicle: { id: vehicles.id, name: vehicles.name },
      driverName: users.name,
      leg: routeStops.leg,
      kind: routeStops.kind,
      isReturn: routeStops.isReturn,
      hubId: routeStops.hubId,
      name: routeStops.name,
      address: routeStops.address,
      state: routeStops.state,
      reason: routeStops.reason,
      arrivedBy: routeStops.arrivedBy,
      plannedAt: routeStops.arrivesAt,
      arrivedAt: routeStops.arrivedAt,
      endedAt: routeStops.endedAt,
      arrivedPhoneAt: routeStops.arrivedPhoneAt,
      arrivedClockOffsetMs: routeStops.arrivedClockOffsetMs,
      endedPhoneAt: routeStops.endedPhoneAt,
      endedClockOffsetMs: routeStops.endedClockOffsetMs,
      leftAt: routeStops.leftAt,
      windowFrom: routeStops.windowFrom,
      windowUntil: routeStops.windowUntil,
      p50: stopEstimates.p50,
      p90: stopEstimates.p90,
      lateShare: stopEstimates.lateShare,
      stopsBefore: stopEstimates.stopsBefore,
      estimatedAt: stopEstimates.estimatedAt,
      conditions: stopEstimates.conditions,
    })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeStops.routeId))
    .innerJoin(vehicles, eq(vehicles.id, routes.vehicleId))
    .leftJoin(users, eq(users.id, routes.driverId))
    .leftJoin(routeProgress, eq(routeProgress.routeId, routes.id))
    .leftJoin(stopEstimates, eq(stopEstimates.stopId, routeStops.id))
    .where(
      and(
        eq(routeStops.organisationId, organisationId),
        eq(routeStops.orderId, orderId),
        ne(routeStops.state, "skipped"),
      ),
    )
    .orderBy(asc(routeStops.leg), asc(routes.createdAt), asc(routeStops.seq))
    .limit(mostStops);
  const raised = await db
    .select({
      alertId: alerts.id,
      rule: alertRules.name,
      severity: alerts.severity,
      state: alerts.state,
      beganAt: alerts.beganAt,
      recoveredAt: alerts.recoveredAt,
      detail: alerts.detail,
    })
    .from(alerts)
    .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
    .where(
      and(
        eq(alerts.organisationId, organisationId),
        sql`${alerts.id} in ${alertsOfOrder(organisationId, orderId)}`,
        isNull(alerts.retractedAt),
      ),
    )
    .orderBy(desc(alerts.beganAt), asc(alerts.id))
    .limit(mostAlerts);
  return {
    stops: rows.map(
      ({ conditions, ofVehicle, plannedAt, arrivedAt, endedAt, leftAt, windowFrom, windowUntil, ...row }) => ({
        ...row,
        ...{ plannedAt: plannedAt.getTime(), arrivedAt: ms(arrivedAt), endedAt: ms(endedAt), leftAt: ms(leftAt) },
        // what its phone said, beside the times that are corrected by what it knew of its clock
        ...{ arrivedPhoneAt: ms(row.arrivedPhoneAt), endedPhoneAt: ms(row.endedPhoneAt) },
        ...{ windowFrom: ms(windowFrom), windowUntil: ms(windowUntil) },
        ...{ p50: ms(row.p50), p90: ms(row.p90), estimatedAt: ms(row.estimatedAt) },
        conditions: thoseThatHold(StopConditions.parse(conditions ?? {})),
        vehicleConditions: isOver(row.state) ? [] : thoseThatHold(RouteConditions.parse(ofVehicle ?? {})),
      }),
    ),
    alerts: raised.map(({ beganAt, recoveredAt, detail, ...alert }) => ({
      ...alert,
      ...{ beganAt: beganAt.getTime(), recoveredAt: ms(recoveredAt) },
      sign: signIn(detail),
    })),
  };
}

function signIn(detail: unknown): string | null {
  const sign: unknown = typeof detail === "object" && detail !== null ? Reflect.get(detail, "sign") : null;
  return typeof sign === "string" ? sign : null;
}
