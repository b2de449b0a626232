import type { Outputs } from "../../trpc/router.ts";

/** A day as the board has it. */
export type BoardDay = Outputs["routes"]["days"]["get"];
export type Leg = BoardDay["legs"][number];
export type Vehicle = BoardDay["vehicles"][number];
export type BoardRoute = BoardDay["routes"][number];
export type Stop = BoardRoute["stops"][number];
export type StopKind = Stop["kind"];

export const keyOf = ({ orderId, leg }: { orderId: string; leg: number }): string => `${orderId}/${leg}`;

/** Stops that follow each other at one place, shown as one. */
export interface StopGroup {
  stops: Stop[];
  /** Its place among the groups of its route, from 1. */
  number: number;
  place: Leg["pickup"];
}

/** A day by its parts, for everything on the board to find them. */
export interface DayIndex {
  day: BoardDay;
  legs: ReadonlyMap<string, Leg>;
  routeOf: ReadonlyMap<string, BoardRoute>;
  vehicles: ReadonlyMap<string, Vehicle>;
  /** What is on no route. */
  waiting: readonly Leg[];
}

export function indexDay(day: BoardDay): DayIndex {
  const onRoutes = new Set(
    day.routes.flatMap(({ stops }) => stops.filter(({ state }) => isAhead(state) || state === "done").map(keyOf)),
  );
  return {
    day,
    legs: new Map(day.legs.map((leg) => [keyOf(leg), leg])),
    routeOf: new Map(day.routes.map((route) => [route.vehicleId, route])),
    vehicles: new Map(day.vehicles.map((vehicle) => [vehicle.id, vehicle])),
    waiting: day.legs.filter((leg) => !onRoutes.has(keyOf(leg))),
  };
}

export const isAhead = (state: Stop["state"]): boolean => state === "planned" || state === "arrived";

/** The orders ahead among some stops that an incident or a closed hub holds up. */
export function heldUpOn({ legs }: DayIndex, stops: readonly Stop[]): Set<string> {
  const ahead = stops.filter((stop) => isAhead(stop.state) && legs.get(keyOf(stop))?.heldUp);
  return new Set(ahead.map(({ orderId }) => orderId));
}

/** Whether a leg is on a vehicle's route, done or ahead. */
export function isOnRoute({ routeOf }: DayIndex, leg: { orderId: string; leg: number }, vehicleId: string): boolean {
  const key = keyOf(leg);
  const stops = routeOf.get(vehicleId)?.stops ?? [];
  return stops.some((stop) => keyOf(stop) === key && (isAhead(stop.state) || stop.state === "done"));
}

export function groupStops(stops: readonly Stop[], legs: DayIndex["legs"]): StopGroup[] {
  const groups: StopGroup[] = [];
  for (const stop of stops) {
    const place = legs.get(keyOf(stop))?.[stop.kind];
    if (!place) continue;
    const last = groups.at(-1);
    if (last && last.place.lat === place.lat && last.place.lon === place.lon) last.stops.push(stop);
    else groups.push({ stops: [stop], number: groups.length + 1, place });
  }
  return groups;
}

/** The most that is on board at once, as a share of what the vehicle carries, by its scarcest dimension; null: not said. */
export function loadShare({ legs }: DayIndex, vehicle: Vehicle, stops: readonly Stop[]): number | null {
  const dimensions = [
    { most: vehicle.capacityWeightKg, of: (leg: Leg) => leg.weightKg },
    { most: vehicle.capacityVolumeM3, of: (leg: Leg) => leg.volumeM3 },
    { most: vehicle.capacityPallets, of: (leg: Leg) => leg.pallets },
  ];
  const shares = dimensions.flatMap(({ most, of }) => {
    if (most === null || most === 0) return [];
    let [load, peak] = [0, 0];
    for (const stop of stops) {
      const leg = legs.get(keyOf(stop));
      if (leg && stop.state !== "failed" && stop.state !== "skipped")
        load += of(leg) * (stop.kind === "pickup" ? 1 : -1);
      peak = Math.max(peak, load);
    }
    return [peak / most];
  });
  return shares.length > 0 ? Math.max(...shares) : null;
}

export const latestOf = (stops: readonly Stop[]): number =>
  Math.max(0, ...stops.filter(({ state }) => isAhead(state)).map(({ lateS }) => lateS));
