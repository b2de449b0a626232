import type { StopState } from "../route-states.ts";
import { type BeyondM, leftAfter, type PlaceFix, type Stay, staysAt } from "./stays.ts";

/** A stop as it is known when fixes are looked at; instants are epoch ms. */
export interface PlacedStop {
  stopId: string;
  state: StopState;
  kind: "pickup" | "delivery";
  orderId: string;
  leg: number;
  /** Stops with the same one are at the same place. */
  place: string;
  beyondM: BeyondM;
  arrivedAt: number | null;
  arrivedBy: "geofence" | "button" | null;
  leftAt: number | null;
}

/** What fixes show of stops. */
export interface Shown {
  arrivals: { stopId: string; at: number }[];
  /** Arrivals that late fixes show to have been earlier. */
  corrections: { stopId: string; at: number }[];
  /** Null: it is back there. */
  leavings: { stopId: string; at: number | null }[];
}

/** At a stop that is not the next one a vehicle has to stand so long: it may only pass by. */
const dwellMs = 120_000;

/**
 * What fixes in the order of time show of a route's stops in their order: arrivals, which are never before that of the stop
 * before, leavings, and arrivals that were earlier than was thought.
 */
export function arrivalsByPlace(stops: readonly PlacedStop[], fixes: readonly PlaceFix[]): Shown {
  const shown: Shown = { arrivals: [], corrections: [], leavings: [] };
  if (fixes.length === 0) return shown;
  const known = stops.map((stop) => ({ ...stop }));
  const stays = new Map<string, Stay[]>();
  const staysOf = ({ place, beyondM }: PlacedStop) => {
    const found = stays.get(place) ?? staysAt(fixes, beyondM);
    stays.set(place, found);
    return found;
  };

  for (const stop of known) correctArrival(stop, staysOf(stop), known, shown);
  for (let next = nextOf(known); next; next = nextOf(known)) {
    const at = arrivalAt(staysOf(next), known);
    if (at === null) break;
    for (const stop of samePlaceFrom(known, next)) arrive(stop, at);
    shown.arrivals.push({ stopId: next.stopId, at });
  }
  for (const stop of outOfTurn(known)) {
    const stay = staysOf(stop).find(({ from, through }) => through - from >= dwellMs);
    if (!stay) continue;
    arrive(stop, stay.from);
    shown.arrivals.push({ stopId: stop.stopId, at: stay.from });
  }
  for (const stop of known) noteLeaving(stop, staysOf(stop), fixes, shown);
  return shown;
}

function arrive(stop: PlacedStop, at: number): void {
  Object.assign(stop, { state: "arrived", arrivedAt: at, arrivedBy: "geofence" });
}

function nextOf(stops: readonly PlacedStop[]): PlacedStop | undefined {
  return stops.find(({ state }) => state === "planned");
}

function samePlaceFrom(stops: readonly PlacedStop[], first: PlacedStop): PlacedStop[] {
  const after = stops.slice(stops.indexOf(first));
  const end = after.findIndex(({ place }) => place !== first.place);
  return (end < 0 ? after : after.slice(0, end)).filter(({ state }) => state === "planned");
}

/** When the next stop was reached, not before those that were; null if it was not. */
function arrivalAt(stays: readonly Stay[], all: readonly PlacedStop[]): number | null {
  const after = lastArrival(all);
  const stay = stays.find(({ until, through }) => until === null || Math.max(until, through) > after);
  return stay ? Math.max(stay.from, after) : null;
}

function lastArrival(stops: readonly PlacedStop[]): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...stops.map(({ arrivedAt }) => arrivedAt ?? Number.NEGATIVE_INFINITY));
}

/** Stops that may be made before their turn: their goods are there, and nothing else leads the vehicle to their place. */
function outOfTurn(stops: readonly PlacedStop[]): PlacedStop[] {
  const [, ...later] = stops.filter(({ state }) => state === "planned");
  return later.filter((stop) => {
    const isElsewhereToo = stops.some((other) => other.place === stop.place && other.stopId !== stop.stopId);
    const pickup = stops.find((one) => one.kind === "pickup" && one.orderId === stop.orderId && one.leg === stop.leg);
    return !isElsewhereToo && (stop.kind === "pickup" || pickup?.state === "done");
  });
}

function correctArrival(stop: PlacedStop, stays: readonly Stay[], all: readonly PlacedStop[], shown: Shown): void {
  const { arrivedAt, arrivedBy, stopId } = stop;
  if (arrivedAt === null || arrivedBy !== "geofence") return;
  const before = all.slice(0, all.indexOf(stop));
  const stay = stays.find(({ from, until }) => from < arrivedAt && (until === null || until >= arrivedAt));
  if (!stay) return;
  const at = Math.max(stay.from, lastArrival(before));
  if (at >= arrivedAt) return;
  stop.arrivedAt = at;
  shown.corrections.push({ stopId, at });
}

function noteLeaving(stop: PlacedStop, stays: readonly Stay[], fixes: readonly PlaceFix[], shown: Shown): void {
  const { stopId, arrivedAt, arrivedBy, leftAt, state, beyondM } = stop;
  if (arrivedAt === null) return;
  if (leftAt !== null) {
    const back = stays.find(({ from, until }) => from > leftAt && until === null);
    if (state === "arrived" && back) shown.leavings.push({ stopId, at: null });
    return;
  }
  // who pressed the button somewhere else was never seen there
  const wasThere = arrivedBy === "geofence" || stays.some(({ through }) => through >= arrivedAt);
  const at = wasThere ? leftAfter(fixes, beyondM, arrivedAt) : null;
  if (at !== null) shown.leavings.push({ stopId, at });
}
