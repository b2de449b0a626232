import type { Point } from "@cartage/telemetry/geodesy";
import { breaksAhead } from "../eta/breaks.ts";
import { Pace } from "../eta/pace.ts";
import type { RouteAhead, StopAhead, Window } from "../eta/route-ahead.ts";
import { legTo, type Remaining, RouteWay, remainingOf, trafficPlaceOf } from "../eta/route-way.ts";
import { motionOf, Standing } from "../eta/standing.ts";
import type { StopRow } from "../hold-route.ts";
import { isOver } from "../route-states.ts";
import type { ClaimedRoute } from "./claim-routes.ts";

/** A route's rest as an estimate takes it, without what the fleet learned. */
export type LaidRoute = Omit<RouteAhead, "history" | "paces"> & { vehicle: Pace | null };

export interface Laid {
  ahead: LaidRoute;
  /** The stops of `ahead`, in the same order. */
  open: StopRow[];
  /** To the next stop that is not reached, from where the vehicle is; null at the end. */
  remaining: Remaining | null;
  distanceLeftM: number;
  wholeDistanceM: number;
}

/** Where signals end, estimates go on for so long as if the vehicle did. */
const mostUnseenS = 120;

/** Lays out what is left of a held route, as it stands at an instant; null before its way is known. */
export function layAhead(
  { route, progress, stops }: ClaimedRoute,
  { customers, now }: { customers: ReadonlyMap<string, string | null>; now: number },
): Laid | null {
  const way = RouteWay.nullable().parse(progress.way);
  if (!way) return null;
  const standing = Standing.nullable().parse(progress.standing);
  const open = openStops(stops);
  const isAtStop = open[0]?.state === "arrived";
  const motion = motionOf(standing, now);
  const place: Point = standing ?? way.from;
  const toward = open.find(({ state }) => state === "planned");
  const leg = toward ? legTo(way, toward.id) : null;
  // at a stop the whole leg is still to come
  const remaining = leg && remainingOf(leg, isAtStop ? leg.from : place);
  const unseenS = motion.state === "moving" && standing ? Math.min(mostUnseenS, (now - standing.through) / 1000) : 0;
  const rest = { way, customers, remaining, unseenS };
  const departedAt = departureOf(stops) ?? route.startedAt?.getTime() ?? null;
  const ahead: LaidRoute = {
    now,
    timeZone: route.timeZone,
    departsAt: route.state === "under_way" ? now : Math.max(now, route.departsAt.getTime()),
    driverId: route.driverId,
    motion,
    driven:
      isAtStop || departedAt === null || route.state !== "under_way"
        ? null
        : { departedAt, freeFlowS: remaining?.drivenS ?? 0 },
    stops: open.map((stop, at) => stopAhead(stop, open[at - 1], { ...rest, isNext: stop.id === toward?.id })),
    breaks: breaksAhead(route.breaks, { stoodSince: motion.state === "parked" ? motion.since : null, isAtStop }, now),
    vehicle: Pace.nullable().parse(progress.pace),
  };
  const later = open.filter(({ state, id }) => state === "planned" && id !== toward?.id);
  const distanceLeftM = later.reduce(
    (so, { id }) => so + (legTo(way, id)?.leg.distanceM ?? 0),
    remaining?.distanceM ?? 0,
  );
  return { ahead, open, remaining, distanceLeftM, wholeDistanceM: way.legs.reduce((so, one) => so + one.distanceM, 0) };
}

/** What is not over: where the vehicle stands first; what it left undone is nothing that it drives to. */
function openStops(stops: readonly StopRow[]): StopRow[] {
  const open = stops.filter(({ state, leftAt }) => !isOver(state) && !(state === "arrived" && leftAt !== null));
  return [...open.filter(({ state }) => state === "arrived"), ...open.filter(({ state }) => state === "planned")];
}

/** When the last stop that is behind was left. */
function departureOf(stops: readonly StopRow[]): number | null {
  const left = stops.flatMap(({ leftAt, endedAt, arrivedAt }) => {
    const at = leftAt ?? endedAt;
    return arrivedAt && at ? [at.getTime()] : [];
  });
  return left.length > 0 ? Math.max(...left) : null;
}

interface Rest {
  way: RouteWay;
  customers: ReadonlyMap<string, string | null>;
  remaining: Remaining | null;
  unseenS: number;
  isNext: boolean;
}

function stopAhead(stop: StopRow, before: StopRow | undefined, { way, customers, ...rest }: Rest): StopAhead {
  const found = legTo(way, stop.id);
  const wholeS = found?.leg.durationS ?? 0;
  const place = found ? trafficPlaceOf(found) : { cell: "", area: "" };
  const freeFlowS = rest.isNext ? Math.max(0, (rest.remaining?.durationS ?? wholeS) - rest.unseenS) : wholeS;
  const isReached = stop.state === "arrived";
  return {
    stopId: stop.id,
    leg: { place, freeFlowS: isReached ? 0 : freeFlowS },
    windows: windowsOf(stop),
    service: serviceOf(stop, customers),
    // where a vehicle stands for several stops, it works at one after the other
    arrivedAt: isReached && before === undefined ? (stop.arrivedAt?.getTime() ?? null) : null,
  };
}

export function serviceOf(stop: StopRow, customers: ReadonlyMap<string, string | null>): StopAhead["service"] {
  return {
    expectedS: stop.serviceS,
    kind: stop.kind,
    customerId: customers.get(stop.orderId) ?? null,
    placeId: stop.hubId ?? `${stop.latE7},${stop.lonE7}`,
  };
}

export function windowsOf({ windowFrom, windowUntil }: StopRow): Window[] {
  return windowFrom && windowUntil ? [{ from: windowFrom.getTime(), until: windowUntil.getTime() }] : [];
}
