import type {
  CurrentRoute,
  Disturbance,
  Objective,
  PlanningOrder,
  PlanningProblem,
  PlanningStop,
  PlanningVehicle,
  StopOfOrder,
  TimeWindow,
  TravelMatrix,
} from "../planning/problem.ts";
import { type Day, type DayLeg, type DayRoute, type DayVehicle, type LegEnd, legKey, type Span } from "./day.ts";
import { breaksOf } from "./day-rules.ts";
import type { Places } from "./places.ts";

export interface ProblemOptions {
  objective: Objective;
  disturbance: Disturbance | null;
  /** Epoch ms; a day that is under way is planned from here. */
  now: number;
}

/** What loads and capacities count, in their order. */
export const dimensions = ["weightKg", "volumeM3", "pallets"];
/** A capacity that nobody named holds everything. */
const MUCH = 1e9;
const priorities = { normal: 0, high: 1, urgent: 2 } as const;

/**
 * A day as the planner has it: times in seconds since its midnight, a leg as an order of its own. Vehicles of routes that
 * are finished are left out, and what failed or was passed over on the others.
 */
export function layProblem(day: Day, places: Places, travel: TravelMatrix, options: ProblemOptions): PlanningProblem {
  const finished = new Set(day.routes.filter(({ state }) => state === "finished").map(({ vehicleId }) => vehicleId));
  const routes = day.routes.filter(({ vehicleId }) => !finished.has(vehicleId));
  const vehicles = day.vehicles.filter(({ id }) => !finished.has(id));
  const gone = new Set(
    day.routes.flatMap(({ stops, state }) =>
      stops.filter((stop) => state === "finished" || stop.state === "failed" || stop.state === "skipped").map(legKey),
    ),
  );
  const isOpen = new Set(
    day.routes.flatMap(({ stops }) =>
      stops.filter(({ state }) => state === "planned" || state === "arrived").map(legKey),
    ),
  );
  const legs = day.legs.filter((leg) => isOpen.has(legKey(leg)) || !gone.has(legKey(leg)));
  const planned = new Set(legs.map(legKey));
  const toS = (at: number) => (at - day.startsAt) / 1000;
  return {
    dimensions,
    travels: [travel],
    vehicles: vehicles.map((vehicle) => layVehicle(vehicle, places, { toS, now: options.now })),
    orders: legs.map((leg) => layOrder(leg, places, toS)),
    current: routes.flatMap((route) => layCurrent(route, planned, { toS, now: options.now })),
    disturbance: options.disturbance,
    objective: options.objective,
  };
}

function layVehicle(vehicle: DayVehicle, places: Places, { toS, now }: Clock): PlanningVehicle {
  const home = vehicle.homeHub && places.at(vehicle.homeHub);
  const shift = spanS(vehicle.shift, toS);
  const fromS = Math.min(Math.max(shift.fromS, toS(now)), shift.untilS);
  const { capacityWeightKg, capacityVolumeM3, capacityPallets } = vehicle;
  return {
    id: vehicle.id,
    startPlace: home,
    endPlace: home,
    shift: { fromS, untilS: shift.untilS },
    breaks: breaksOf(shift).filter(({ latestS }) => latestS >= fromS),
    mostWorkS: null,
    capacities: [capacityWeightKg, capacityVolumeM3, capacityPallets].map((capacity) => capacity ?? MUCH),
    skills: vehicle.skills,
    mostDistanceM: null,
    travel: 0,
  };
}

function layOrder(leg: DayLeg, places: Places, toS: (at: number) => number): PlanningOrder {
  const stop = ({ windows, serviceS, ...end }: LegEnd): PlanningStop => ({
    place: places.at(end),
    windows: windows.map((window) => spanS(window, toS)),
    serviceS,
  });
  return {
    id: legKey(leg),
    pickup: stop(leg.pickup),
    delivery: stop(leg.delivery),
    loads: [leg.weightKg, leg.volumeM3, leg.pallets],
    skills: leg.skills,
    priority: priorities[leg.priority],
    onlyVehicleId: null,
  };
}

interface Clock {
  toS: (at: number) => number;
  now: number;
}

/** What is done or under way stands first, as it happened. */
function layCurrent(route: DayRoute, planned: ReadonlySet<string>, { toS, now }: Clock): CurrentRoute[] {
  const stops = route.stops.filter(
    (stop) => planned.has(legKey(stop)) && stop.state !== "failed" && stop.state !== "skipped",
  );
  const begun = stops.filter(({ state }) => state === "done" || state === "arrived");
  const named = ({ kind, ...leg }: (typeof stops)[number]): StopOfOrder => ({ orderId: legKey(leg), kind });
  const last = begun.at(-1);
  const leftAt = last && (last.endedAt ?? Math.max(now, (last.arrivedAt ?? now) + (last.leavesAt - last.startsAt)));
  const rested = route.breaks.filter(({ until }) => until <= now);
  const restedUntil = rested.at(-1)?.until;
  return [
    {
      vehicleId: route.vehicleId,
      stops: [...begun, ...stops.filter((stop) => !begun.includes(stop))].map(named),
      frozen: begun.length,
      leavesAtS: leftAt === undefined ? null : toS(leftAt),
      breaksTaken: last ? rested.length : 0,
      restedUntilS: last && restedUntil !== undefined ? toS(restedUntil) : null,
    },
  ];
}

function spanS({ from, until }: Span, toS: (at: number) => number): TimeWindow {
  return { fromS: toS(from), untilS: toS(until) };
}
