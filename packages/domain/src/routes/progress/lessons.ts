import type { DrivenLeg } from "../eta/observe-leg.ts";
import { legTo, RouteWay, trafficPlaceOf } from "../eta/route-way.ts";
import type { Service } from "../eta/service-time.ts";
import type { StopRow } from "../hold-route.ts";
import { isOver } from "../route-states.ts";
import type { ClaimedRoute, EstimateRow } from "./claim-routes.ts";
import { serviceOf } from "./lay-ahead.ts";

/** Something that happened and was not learned from: an arrival with the leg to it, or a service. */
export interface Lesson {
  /** When it happened, epoch ms: lessons are taken in the order of time. */
  at: number;
  estimate: EstimateRow & { arrivedAt: number };
  /** Null where the leg says nothing: its beginning is not known, or it was broken by a rest. */
  leg: DrivenLeg | null;
  service: { of: Service; durationS: number; at: number } | null;
}

/** What a route teaches since it was looked at. */
export function lessonsOf(claimed: ClaimedRoute, customers: ReadonlyMap<string, string | null>): Lesson[] {
  const lessons: Lesson[] = [];
  const byArrival = claimed.stops
    .filter((stop): stop is Reached => stop.arrivedAt !== null)
    .sort((one, other) => one.arrivedAt.getTime() - other.arrivedAt.getTime() || one.seq - other.seq);
  for (const [at, stop] of byArrival.entries()) {
    const row = claimed.estimates.get(stop.id);
    if (!row) continue;
    const arrivedAt = stop.arrivedAt.getTime();
    const estimate = Object.assign(row, { arrivedAt });
    const before = byArrival[at - 1];
    if (!row.settledAt) lessons.push({ at: arrivedAt, estimate, leg: legOf(claimed, stop, before), service: null });
    if (!row.learnedAt && isOver(stop.state) && stop.endedAt) {
      const service = { of: serviceOf(stop, customers), durationS: workedS(stop, before), at: stop.endedAt.getTime() };
      lessons.push({ at: service.at, estimate, leg: null, service });
    }
  }
  return lessons;
}

type Reached = StopRow & { arrivedAt: Date };

function legOf({ route, progress }: ClaimedRoute, stop: Reached, before: Reached | undefined): DrivenLeg | null {
  const way = RouteWay.nullable().parse(progress.way);
  const found = way && legTo(way, stop.id);
  const departedAt = (before ? (before.leftAt ?? before.endedAt) : route.startedAt)?.getTime();
  const arrivedAt = stop.arrivedAt.getTime();
  if (!way || !found || departedAt === undefined || departedAt >= arrivedAt) return null;
  const index = way.legs.indexOf(found.leg);
  // out of its turn: another leg was driven than the way knows
  if ((way.legs[index - 1]?.stopId ?? null) !== (before?.id ?? null)) return null;
  if (route.breaks.some(({ from, until }) => from < arrivedAt && until > departedAt)) return null;
  return {
    ...{ vehicleId: route.vehicleId, driverId: route.driverId, timeZone: route.timeZone, departedAt, arrivedAt },
    ...{ place: trafficPlaceOf(found), freeFlowS: found.leg.durationS },
  };
}

/** How long the work took, from when it could begin; 0 where nobody saw the arrival. */
function workedS(stop: Reached, before: Reached | undefined): number {
  const endedAt = stop.endedAt?.getTime() ?? 0;
  if (stop.state !== "done" || endedAt <= stop.arrivedAt.getTime()) return 0;
  const isSamePlace = before && before.latE7 === stop.latE7 && before.lonE7 === stop.lonE7;
  const begins = Math.max(
    stop.arrivedAt.getTime(),
    stop.windowFrom?.getTime() ?? 0,
    isSamePlace ? (before.endedAt?.getTime() ?? 0) : 0,
  );
  return Math.max(0, (endedAt - begins) / 1000);
}
