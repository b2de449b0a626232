import type { RouteAhead } from "@cartage/domain/routes/eta/route-ahead";
import { unit } from "@cartage/simulator/random/hash";
import type { Beginning, DoneStop } from "./run-day.ts";
import type { PlannedDay } from "./town.ts";

type Paces = RouteAhead["paces"];

/** A moment of a day at which somebody asks when the rest will be reached. */
export interface Asked {
  at: number;
  /** The first stop that is not done. */
  index: number;
  /** Free-flow seconds left to it; 0 at the stop. */
  leftS: number;
  motion: RouteAhead["motion"];
  driven: RouteAhead["driven"];
  arrivedAt: number | null;
  hadLunch: boolean;
  /** Whether standing by the road was planned by nobody. */
  isStranded: boolean;
}

/** When each stop is left, once on each leg, at each arrival, and where the vehicle stands by the road. */
export function momentsOf(done: readonly DoneStop[], luck: number): Asked[] {
  const lunchIndex = done.findIndex(({ lunchAt }) => lunchAt !== null);
  return done.flatMap((stop, index) => {
    const hadLunch = lunchIndex >= 0 && index >= lunchIndex;
    const base = { index, hadLunch, arrivedAt: null, isStranded: false, driven: null };
    const moving = (at: number) => ({ state: "moving" as const, since: at });
    const leaves: Asked = { ...base, at: stop.departedAt, leftS: stop.stop.freeFlowS, motion: moving(stop.departedAt) };
    const drivenS = (leftS: number) => ({ departedAt: stop.departedAt, freeFlowS: stop.stop.freeFlowS - leftS });
    const seen = stop.way[Math.floor(unit(luck, 11_000 + index) * stop.way.length)];
    const drives = seen && {
      ...base,
      at: seen.at,
      leftS: seen.leftS,
      motion: moving(seen.at),
      driven: drivenS(seen.leftS),
    };
    const arrives: Asked = {
      ...base,
      at: stop.arrivedAt,
      leftS: 0,
      arrivedAt: stop.arrivedAt,
      motion: { state: "parked", since: stop.arrivedAt },
    };
    const stands = stop.stood && standsOf(stop, stop.stood);
    return [leaves, ...(drives ? [drives] : []), ...(stands ? [{ ...base, ...stands }] : []), arrives];

    function standsOf({ way }: DoneStop, { from, until }: { from: number; until: number }) {
      const at = from + 6 * 60_000;
      const leftS = way.find((step) => step.at >= from)?.leftS ?? 0;
      if (at > until) return null;
      return { at, leftS, isStranded: true, driven: drivenS(leftS), motion: { state: "idling" as const, since: from } };
    }
  });
}

/** What the estimator is told: nothing of habits, weather, incidents, or how the town will change. */
export function aheadOf(
  day: PlannedDay,
  asked: Asked,
  { history, paces }: { history: RouteAhead["history"]; paces: Paces },
): RouteAhead {
  const { lunch } = day;
  return {
    now: asked.at,
    timeZone: "Etc/UTC",
    departsAt: day.departsAt,
    driverId: day.driverId,
    motion: asked.motion,
    driven: asked.driven,
    breaks: asked.hadLunch ? [] : [{ ...lunch, startedAt: null }],
    history,
    paces,
    stops: day.stops.slice(asked.index).map(({ stopId, customer, freeFlowS, window }, offset) => ({
      stopId,
      leg: {
        place: { cell: customer.id, area: `area ${customer.area}` },
        freeFlowS: offset === 0 ? asked.leftS : freeFlowS,
      },
      windows: window ? [window] : [],
      service: {
        expectedS: customer.plannedS,
        kind: customer.kind,
        customerId: customer.id,
        placeId: customer.id,
      },
      arrivedAt: offset === 0 ? asked.arrivedAt : null,
    })),
  };
}

export function beginningOf({ at, index, leftS, hadLunch }: Asked): Beginning {
  return { at, index, leftS, hadLunch };
}
