import { vehicles } from "@cartage/db/schema/fleet";
import { stopEstimates } from "@cartage/db/schema/progress";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { vehicleState } from "@cartage/db/schema/tracking";
import { and, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { Window } from "../inputs.ts";

/** Where an order's delivery at the door stands on the route that it is on. */
export interface OrderProgress {
  /** When the vehicle comes, epoch ms; null while no driver has the route. */
  arrival: Window | null;
  /** Places where the vehicle stops before; null where the route is not under way. */
  stopsBefore: number | null;
  /** The vehicle, while it is under way to this delivery. */
  vehicle: { plate: string | null; latE7: number; lonE7: number; fixTime: number } | null;
}

const minuteMs = 60_000;
/** Around the planned arrival, where nothing better is known: vehicles are late more often than early. */
const earlyMs = 15 * minuteMs;
const lateMs = 45 * minuteMs;
/** What was estimated longer ago than this is no better than the plan. */
const keptMs = 10 * minuteMs;
/** Where a vehicle was longer ago than this tells nothing. */
const staleMs = 120 * minuteMs;

const unknown: OrderProgress = { arrival: null, stopsBefore: null, vehicle: null };

/** What is known of an order's delivery by the route that it is on. */
export async function readProgress(
  { session: { db }, now }: Pick<Context, "session" | "now">,
  { organisationId, orderId }: { organisationId: string; orderId: string },
): Promise<OrderProgress> {
  const [stop] = await db
    .select({
      routeId: routeStops.routeId,
      seq: routeStops.seq,
      latE7: routeStops.latE7,
      lonE7: routeStops.lonE7,
      arrivesAt: routeStops.arrivesAt,
      p50: stopEstimates.p50,
      p90: stopEstimates.p90,
      estimatedAt: stopEstimates.estimatedAt,
      routeState: routes.state,
      plate: vehicles.plate,
      vehicle: { fixTime: vehicleState.fixTime, latE7: vehicleState.latE7, lonE7: vehicleState.lonE7 },
    })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeStops.routeId))
    .innerJoin(vehicles, eq(vehicles.id, routes.vehicleId))
    .leftJoin(stopEstimates, eq(stopEstimates.stopId, routeStops.id))
    .leftJoin(vehicleState, eq(vehicleState.vehicleId, routes.vehicleId))
    .where(
      and(
        eq(routeStops.organisationId, organisationId),
        eq(routeStops.orderId, orderId),
        eq(routeStops.kind, "delivery"),
        isNull(routeStops.hubId),
        eq(routeStops.isReturn, false),
        inArray(routeStops.state, ["planned", "arrived"]),
        // what was not accepted may still become another route
        inArray(routes.state, ["accepted", "under_way"]),
      ),
    )
    .orderBy(desc(routes.departsAt))
    .limit(1);
  if (!stop) return unknown;
  const arrival = rangeOf(stop, now().getTime()) ?? rangeAround(stop.arrivesAt.getTime(), now().getTime());
  if (stop.routeState !== "under_way") return { ...unknown, arrival };
  const { fixTime, latE7, lonE7 } = stop.vehicle ?? {};
  const isKnown = fixTime && typeof latE7 === "number" && typeof lonE7 === "number";
  const isFresh = isKnown && now().getTime() - fixTime.getTime() < staleMs;
  return {
    arrival,
    stopsBefore: await countPlacesBefore(db, stop),
    vehicle: isFresh ? { plate: stop.plate, latE7, lonE7, fixTime: fixTime.getTime() } : null,
  };
}

/** The range by the route's own progress: as far before the likely time as nine in ten come after it; null where nobody has looked lately. */
function rangeOf({ p50, p90, estimatedAt }: Estimate, now: number): Window | null {
  if (!p50 || !p90 || !estimatedAt || now - estimatedAt.getTime() > keptMs) return null;
  const [likely, latest] = [p50.getTime(), p90.getTime()];
  const from = Math.max(now, likely - (latest - likely));
  return { from, until: Math.max(latest, from + minuteMs) };
}

interface Estimate {
  p50: Date | null;
  p90: Date | null;
  estimatedAt: Date | null;
}

function rangeAround(plannedAt: number, now: number): Window {
  const from = Math.max(plannedAt - earlyMs, now);
  return { from, until: Math.max(plannedAt + lateMs, from + earlyMs + lateMs) };
}

interface Stop {
  routeId: string;
  seq: number;
  latE7: number;
  lonE7: number;
}

/** What is done at one place, one after the other, is one stop. */
async function countPlacesBefore(db: Context["session"]["db"], stop: Stop): Promise<number> {
  const before = await db
    .select({ latE7: routeStops.latE7, lonE7: routeStops.lonE7 })
    .from(routeStops)
    .where(
      and(
        eq(routeStops.routeId, stop.routeId),
        lt(routeStops.seq, stop.seq),
        inArray(routeStops.state, ["planned", "arrived"]),
      ),
    )
    .orderBy(routeStops.seq);
  const places = [...before, stop].map(({ latE7, lonE7 }) => `${latE7} ${lonE7}`);
  return places.filter((place, at) => place !== places[at - 1]).length - 1;
}
