import { layProblem } from "@cartage/domain/routes/day/lay-problem";
import { type Places, placesOf } from "@cartage/domain/routes/day/places";
import type { TravelMatrix } from "@cartage/domain/routes/planning/problem";
import { RouteBoard, type BoardRoute as Scheduled } from "@cartage/domain/routes/planning/route-board";
import { distanceM } from "@cartage/telemetry/geodesy";
import type { Inputs, Outputs } from "../../trpc/router.ts";
import { type BoardDay, type DayIndex, isAhead, isOnRoute, keyOf, type Leg, type StopKind } from "./board-day.ts";

type Habits = Outputs["routes"]["days"]["habits"];
export type RouteWish = Inputs["routes"]["days"]["save"]["routes"][number];

/** An order's leg that goes onto a route, to another place on it, or off it. */
export interface Move {
  leg: Leg;
  /** Null takes it off. */
  toVehicleId: string | null;
  /** The stop that goes to the place that was asked for, and that place among the stops ahead; the other is placed best. */
  anchor: { kind: StopKind; at: number } | null;
}

export interface TriedRoute {
  vehicleId: string;
  before: Scheduled;
  after: Scheduled;
}

/** What a move would do, by estimates; the server works it out anew before it keeps it. */
export interface TriedMove {
  move: Move;
  routes: TriedRoute[];
  distanceM: number;
  /** What is saved to make it so. */
  wishes: RouteWish[];
}

export type TryMove = (move: Move) => TriedMove | null;

/** Tries moves on a day: the small problem of the one or two routes that one touches is laid once, then each place is quick. */
export function createTrial(index: DayIndex, habits: Habits, now: number): TryMove {
  const boards = new Map<string, { board: RouteBoard; open: Map<string, { kind: StopKind; key: string }[]> }>();
  const vehicleOf = new Map(
    index.day.routes.flatMap(({ vehicleId, stops }) =>
      stops.filter(({ state }) => isAhead(state) || state === "done").map((stop) => [keyOf(stop), vehicleId]),
    ),
  );
  const boardFor = (leg: Leg, toVehicleId: string | null) => {
    const key = keyOf(leg);
    const fromVehicleId = vehicleOf.get(key) ?? null;
    const name = `${key} ${toVehicleId}`;
    const known = boards.get(name);
    if (known) return known;
    const ids = [...new Set([fromVehicleId, toVehicleId])].filter((id) => id !== null);
    const part = partOf(index, ids, leg);
    const places = placesOf(part);
    const problem = layProblem(part, places, estimate(places, habits), {
      objective: "cheapest",
      disturbance: null,
      now,
    });
    const open = new Map(
      problem.current.map(({ vehicleId, stops, frozen }) => [
        vehicleId,
        stops.slice(frozen).map(({ orderId, kind }) => ({ key: orderId, kind })),
      ]),
    );
    const made = { board: new RouteBoard(problem), open };
    boards.set(name, made);
    return made;
  };
  return (move) => {
    const { leg, toVehicleId } = move;
    const key = keyOf(leg);
    if (toVehicleId !== null && !index.vehicles.get(toVehicleId)?.isAvailable) return null;
    if (toVehicleId !== null && leg.heldUp && !isOnRoute(index, leg, toVehicleId)) return null;
    const { board, open } = boardFor(leg, toVehicleId);
    const left = (open.get(toVehicleId ?? "") ?? []).filter((stop) => stop.key !== key);
    const isOnBoard = (open.get(vehicleOf.get(key) ?? "") ?? []).filter((stop) => stop.key === key).length === 1;
    const places =
      toVehicleId === null ? [{ pickupAt: null, deliveryAt: null }] : placesFor(move, left.length, isOnBoard);
    const edits = places.map((place) => ({ orderId: key, toVehicleId, ...place }));
    const best = board.cheapestOf(edits, ({ routes, distanceM }) => costOf(routes, distanceM));
    if (!best) return null;
    const routes = best.routes.map(({ before, after }) => ({ vehicleId: after.route.vehicleId, before, after }));
    const wishes = routes.map(
      ({ vehicleId, after }): RouteWish => ({
        vehicleId,
        basedOn: index.routeOf.get(vehicleId)?.version ?? null,
        stops: after.route.stops.map(({ orderId, kind }) => wishOf(orderId, kind)),
      }),
    );
    return { move, routes, distanceM: best.distanceM, wishes };
  };
}

export function wishOf(key: string, kind: StopKind): RouteWish["stops"][number] {
  const [orderId = "", leg = "1"] = key.split("/");
  return { orderId, leg: Number(leg), kind };
}

/** Being late weighs more than any way, and what cannot be more than that. */
function costOf(routes: readonly { after: Scheduled }[], distance: number): number {
  const faults = routes.flatMap(({ after }) => after.faults);
  const penalty = (fault: (typeof faults)[number]) => {
    if (fault.kind === "late" || fault.kind === "shift" || fault.kind === "break") return 100_000 + fault.byS * 100;
    return 1e9;
  };
  return faults.reduce((sum, fault) => sum + penalty(fault), distance);
}

interface Place {
  pickupAt: number | null;
  deliveryAt: number | null;
}

/** The places to try among so many other stops. */
function placesFor({ anchor }: Move, count: number, isOnBoard: boolean): Place[] {
  const all = Array.from({ length: count + 1 }, (_, at) => at);
  if (isOnBoard) return (anchor ? [Math.min(anchor.at, count)] : all).map((at) => ({ pickupAt: null, deliveryAt: at }));
  if (anchor?.kind === "delivery") {
    const at = Math.min(anchor.at, count);
    return all.filter((pickup) => pickup <= at).map((pickup) => ({ pickupAt: pickup, deliveryAt: at + 1 }));
  }
  const pickups = anchor ? [Math.min(anchor.at, count)] : all;
  return pickups.flatMap((pickup) =>
    all.filter((at) => at >= pickup).map((at) => ({ pickupAt: pickup, deliveryAt: at + 1 })),
  );
}

function partOf({ day, legs, routeOf }: DayIndex, vehicleIds: readonly string[], leg: Leg): BoardDay {
  const routes = vehicleIds.flatMap((id) => routeOf.get(id) ?? []);
  const keys = new Set([keyOf(leg), ...routes.flatMap(({ stops }) => stops.map(keyOf))]);
  return {
    ...day,
    vehicles: day.vehicles.filter(({ id }) => vehicleIds.includes(id)),
    routes,
    legs: [...keys].flatMap((key) => legs.get(key) ?? []),
  };
}

/** The great circle between all places, as the fleet's own trips lengthen it. */
function estimate({ points }: Places, { roadFactor, speedMps }: Habits): TravelMatrix {
  const distancesM = new Float64Array(points.length ** 2);
  for (const [from, start] of points.entries())
    for (const [to, end] of points.entries())
      distancesM[from * points.length + to] = distanceM(start, end) * roadFactor;
  return { places: points.length, distancesM, durationsS: distancesM.map((metres) => metres / speedMps) };
}
