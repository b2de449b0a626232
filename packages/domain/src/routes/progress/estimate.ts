import type { Calibration } from "../eta/calibration.ts";
import { keepPrediction, Predictions } from "../eta/calibration.ts";
import { lookAtRoute, lookAtStop, RouteConditions, StopConditions } from "../eta/conditions.ts";
import { type ArrivalEstimate, estimateArrivals } from "../eta/estimate-arrivals.ts";
import type { History } from "../eta/history.ts";
import type { Pace } from "../eta/pace.ts";
import { percentAlong } from "../eta/progress.ts";
import { legTo, offWayM, RouteWay } from "../eta/route-way.ts";
import { Standing } from "../eta/standing.ts";
import type { StopRow } from "../hold-route.ts";
import { isOver } from "../route-states.ts";
import type { ClaimedRoute, EstimateRow, ProgressRow } from "./claim-routes.ts";
import { type Laid, windowsOf } from "./lay-ahead.ts";

/** What a look at a route came to. */
export interface Look {
  claimed: ClaimedRoute;
  progress: ProgressRow;
  estimates: EstimateRow[];
}

interface Learned {
  history: History;
  areas: Record<string, Pace>;
  correction: Calibration["correction"];
}

/** How soon a route is looked at again: close to a stop, on the way, and long before it departs. */
const [closeMs, usualMs, laterMs] = [5_000, 15_000, 60_000];
const closeM = 1_500;
/** Fixes older than this say nothing of where a vehicle is now. */
const unseenMs = 10 * 60_000;

/** Estimates all stops that are ahead on a held route, and what may be said of them and of the vehicle. Pure. */
export function estimate(
  claimed: ClaimedRoute,
  { laid, learned, now }: { laid: Laid | null; learned: Learned; now: number },
): Look {
  const { stops } = claimed;
  const paces = { vehicle: laid?.ahead.vehicle ?? null, areas: learned.areas };
  const arrivals =
    laid && laid.open.length > 0
      ? estimateArrivals({ ...laid.ahead, history: learned.history, paces }, learned.correction)
      : [];
  const byStop = new Map(arrivals.map((arrival) => [arrival.stopId, arrival]));
  const estimates = stops.flatMap((stop) =>
    stop.state === "skipped" ? [] : [estimateOf(stop, claimed, { arrival: byStop.get(stop.id) ?? null, now })],
  );
  return {
    claimed,
    estimates,
    progress: progressOf(claimed, { laid, estimates, now }),
  };
}

function estimateOf(
  stop: StopRow,
  { stops, estimates }: ClaimedRoute,
  { arrival, now }: { arrival: ArrivalEstimate | null; now: number },
): EstimateRow {
  const { id: stopId, routeId, organisationId, orderId, leg, kind } = stop;
  const before = estimates.get(stopId) ?? newEstimate({ stopId, routeId, organisationId, orderId, leg, kind });
  if (isOver(stop.state)) return { ...before, stopsBefore: 0, conditions: {} };
  const seen = StopConditions.parse(before.conditions);
  const evidence = { now, windows: windowsOf(stop), estimate: arrival, arrivedAt: stop.arrivedAt?.getTime() ?? null };
  const { conditions } = lookAtStop(seen, evidence);
  if (!arrival || stop.state === "arrived") return { ...before, stopsBefore: 0, conditions };
  return {
    ...before,
    ...{ conditions, p50: new Date(arrival.p50), p90: new Date(arrival.p90), lateShare: arrival.lateShare },
    predictions: keepPrediction(Predictions.parse(before.predictions), arrival, now),
    stopsBefore: placesBefore(stops, stop),
    estimatedAt: new Date(now),
  };
}

type Named = Pick<EstimateRow, "stopId" | "routeId" | "organisationId" | "orderId" | "leg" | "kind">;

function newEstimate(named: Named): EstimateRow {
  const unknown = { p50: null, p90: null, lateShare: null, estimatedAt: null, settledAt: null, learnedAt: null };
  return { ...named, ...unknown, stopsBefore: 0, conditions: {}, predictions: [] };
}

/** At how many places the vehicle calls before, each counted once for all that is done there. */
function placesBefore(stops: readonly StopRow[], stop: StopRow): number {
  const before = stops.filter(({ seq, state }) => seq < stop.seq && !isOver(state));
  const places = new Set(before.map(({ latE7, lonE7 }) => `${latE7},${lonE7}`));
  places.delete(`${stop.latE7},${stop.lonE7}`);
  return places.size;
}

interface Seen {
  laid: Laid | null;
  estimates: readonly EstimateRow[];
  now: number;
}

function progressOf(claimed: ClaimedRoute, { laid, estimates, now }: Seen): ProgressRow {
  const { route, stops, progress } = claimed;
  const counted = stops.filter(({ state }) => state !== "skipped");
  const stopsDone = counted.filter(({ state }) => isOver(state)).length;
  const standing = Standing.nullable().parse(progress.standing);
  const isFinished = route.state === "finished";
  const whole = { stops: counted.length, stopsDone, wholeDistanceM: laid?.wholeDistanceM ?? 0 };
  const distanceLeftM = Math.round(laid?.distanceLeftM ?? 0);
  const percent = route.state === "accepted" ? 0 : percentAlong({ ...whole, distanceLeftM }, progress.percent);
  const isLearned = estimates.every(({ settledAt, learnedAt }) => settledAt !== null && learnedAt !== null);
  // a day later nothing more is learned from it; where its vehicle was is nobody's business then
  const isClosed = isFinished && (isLearned || !laid || now - route.endsAt.getTime() > 24 * 3_600_000);
  const close = laid?.remaining && laid.remaining.distanceM < closeM && laid.ahead.motion.state === "moving";
  const soonMs = route.state === "accepted" && route.departsAt.getTime() - now > 2 * 3_600_000 ? laterMs : usualMs;
  return {
    ...progress,
    ...{ percent: isFinished ? 100 : percent, distanceLeftM: isFinished ? 0 : distanceLeftM },
    ...(standing && { latE7: Math.round(standing.lat * 1e7), lonE7: Math.round(standing.lon * 1e7) }),
    stopsLeft: counted.length - stopsDone,
    conditions: laid && route.state === "under_way" ? conditionsOf(claimed, { laid, standing, now }) : {},
    lookedAt: new Date(now),
    lookAt: new Date(now + (close ? closeMs : soonMs)),
    ...(isClosed && { closedAt: new Date(now), standing: null, latE7: null, lonE7: null }),
  };
}

function conditionsOf(
  { route, progress, stops }: ClaimedRoute,
  { laid, standing, now }: { laid: Laid; standing: Standing | null; now: number },
): RouteConditions {
  const way = RouteWay.parse(progress.way);
  const toward = laid.open.find(({ state }) => state === "planned");
  const leg = toward ? legTo(way, toward.id) : null;
  const isKnown = standing !== null && now - standing.through <= unseenMs;
  const pause = laid.ahead.breaks.find(({ startedAt }) => startedAt !== null);
  const workUntil = stops
    .filter(({ state, leftAt }) => state === "arrived" && leftAt === null)
    .map(
      ({ arrivedAt, windowFrom, serviceS }) =>
        Math.max(arrivedAt?.getTime() ?? 0, windowFrom?.getTime() ?? 0) + 2_000 * serviceS,
    );
  const hasLeft = stops.some(({ leftAt }) => leftAt !== null);
  const mayStandUntil = Math.max(
    // until then it may stand loaded at its first stop; who has left that is on the way
    hasLeft ? 0 : route.departsAt.getTime(),
    ...workUntil,
    pause?.startedAt ? pause.startedAt + pause.durationS * 1000 : 0,
  );
  const { conditions } = lookAtRoute(RouteConditions.parse(progress.conditions), {
    now,
    offLineM: isKnown && leg ? offWayM(leg, standing) : null,
    accuracyM: standing?.accuracyM ?? 0,
    // whoever is not seen is not known to stand
    motion: isKnown ? laid.ahead.motion : { state: "moving", since: now },
    mayStandUntil,
  });
  return conditions;
}
