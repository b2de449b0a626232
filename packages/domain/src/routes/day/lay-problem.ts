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
import {
  type Day,
  type DayLeg,
  type DayRoute,
  type DayStop,
  type DayVehicle,
  type LegEnd,
  legKey,
  type Span,
} from "./day.ts";
import { breaksOf } from "./day-rules.ts";
import type { Places } from "./places.ts";

export interface ProblemOptions {
  objective: Objective;
  disturbance: Disturbance | null;
  /** Epoch ms; a day that is under way is planned from here. */
  now: number;
}

/** What loads and capacities count, in their order. */
const dimensions = ["weightKg", "volumeM3", "pallets"];
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
  const orders = legs.map((leg) => layOrder(leg, places, toS));
  const drive = drivesBetween(orders, travel);
  const working = new Set(vehicles.map(({ id }) => id));
  const stillOpen = (stop: DayStop) => stop.state === "planned" || stop.state === "arrived";
  const current = routes
    // of a vehicle that goes no further only what is ahead is told: it is to be moved
    .map((route) => (working.has(route.vehicleId) ? route : { ...route, stops: route.stops.filter(stillOpen) }))
    .map((route) => layCurrent(route, planned, { toS, now: options.now, drive }));
  const goesOn = new Map(current.map(({ vehicleId, leavesAtS }) => [vehicleId, leavesAtS]));
  return {
    dimensions,
    travels: [travel],
    vehicles: vehicles.map((vehicle) =>
      layVehicle(vehicle, places, { toS, now: options.now, goesOnS: goesOn.get(vehicle.id) ?? null }),
    ),
    orders,
    current,
    disturbance: options.disturbance,
    objective: options.objective,
  };
}

/** One that is under way goes on from its last stop, whenever that was; the others begin now at the earliest. */
function layVehicle(
  vehicle: DayVehicle,
  places: Places,
  { toS, now, goesOnS }: Clock & { goesOnS: number | null },
): PlanningVehicle {
  const home = vehicle.homeHub && places.at(vehicle.homeHub);
  const shift = spanS(vehicle.shift, toS);
  const beginsS = Math.min(Math.max(shift.fromS, toS(now)), shift.untilS);
  const fromS = goesOnS === null ? beginsS : Math.min(shift.fromS, goesOnS);
  const { capacityWeightKg, capacityVolumeM3, capacityPallets } = vehicle;
  return {
    id: vehicle.id,
    startPlace: home,
    endPlace: home,
    shift: { fromS, untilS: shift.untilS },
    // breaks of one that is under way are counted from the first on, those that it has taken too
    breaks: breaksOf(shift).filter(({ latestS }) => goesOnS !== null || latestS >= fromS),
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

/** How long it takes from one stop to the next, seconds. */
type Drive = (from: StopOfOrder, to: StopOfOrder) => number;

function drivesBetween(orders: readonly PlanningOrder[], { durationsS, places }: TravelMatrix): Drive {
  const known = new Map(orders.map((order) => [order.id, order]));
  const placeOf = ({ orderId, kind }: StopOfOrder) => known.get(orderId)?.[kind]?.place ?? 0;
  return (from, to) => durationsS[placeOf(from) * places + placeOf(to)] ?? 0;
}

/**
 * What is done or under way stands first, as it happened. Who left it drives to the next stop since then, and arrives now
 * at the earliest.
 */
function layCurrent(
  route: DayRoute,
  planned: ReadonlySet<string>,
  { toS, now, drive }: Clock & { drive: Drive },
): CurrentRoute {
  const stops = route.stops.filter(
    (stop) => planned.has(legKey(stop)) && stop.state !== "failed" && stop.state !== "skipped",
  );
  const begun = stops.filter(({ state }) => state === "done" || state === "arrived");
  const named = ({ kind, ...leg }: (typeof stops)[number]): StopOfOrder => ({ orderId: legKey(leg), kind });
  const last = begun.at(-1);
  const next = stops.find((stop) => !begun.includes(stop));
  const leavesAt = last && Math.max(now, (last.arrivedAt ?? now) + (last.leavesAt - last.startsAt));
  const onTheWayMs = last && next ? drive(named(last), named(next)) * 1000 : 0;
  const leftAt = last?.endedAt ? Math.max(last.endedAt, now - onTheWayMs) : leavesAt;
  const rested = route.breaks.filter(({ until }) => until <= now);
  const restedUntil = rested.at(-1)?.until;
  return {
    vehicleId: route.vehicleId,
    stops: [...begun, ...stops.filter((stop) => !begun.includes(stop))].map(named),
    frozen: begun.length,
    leavesAtS: leftAt === undefined ? null : toS(leftAt),
    breaksTaken: last ? rested.length : 0,
    restedUntilS: last && restedUntil !== undefined ? toS(restedUntil) : null,
  };
}

function spanS({ from, until }: Span, toS: (at: number) => number): TimeWindow {
  return { fromS: toS(from), untilS: toS(until) };
}
