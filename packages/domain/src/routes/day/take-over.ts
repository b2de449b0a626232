import { type Day, type DayRoute, type DayStop, type LegEnd, legKey } from "./day.ts";

/**
 * A day in which goods on board of a vehicle that goes no further can be taken over by another: they are picked up again
 * where that vehicle stands. `aboard` has that place, by leg, for every leg whose goods are on board of some vehicle.
 */
export function takeOver(day: Day, aboard: ReadonlyMap<string, LegEnd>): Day {
  const stuck = new Set(day.vehicles.filter(({ isAvailable }) => !isAvailable).map(({ id }) => id));
  const onRoutes = new Set(day.routes.flatMap(({ stops }) => stops.filter(isAhead).map(legKey)));
  const moved = new Set<string>();
  const routes = day.routes.map((route): DayRoute => {
    if (!stuck.has(route.vehicleId)) return route;
    const ahead = new Set(route.stops.filter((stop) => stop.kind === "delivery" && isAhead(stop)).map(legKey));
    const here = beingServed(route);
    const stops = route.stops.flatMap((stop): DayStop[] => {
      const key = legKey(stop);
      if (stop.kind !== "pickup" || stop.state !== "done" || !aboard.has(key) || here.has(key)) return [stop];
      moved.add(key);
      // whatever was taken off it already waits for a vehicle
      return ahead.has(key) ? [{ ...stop, state: "planned" }] : [];
    });
    return { ...route, stops };
  });
  const legs = day.legs.map((leg) => {
    const place = aboard.get(legKey(leg));
    const isLeft = moved.has(legKey(leg)) || !onRoutes.has(legKey(leg));
    return place && isLeft ? { ...leg, pickup: place } : leg;
  });
  return { ...day, routes, legs };
}

/** Legs that a vehicle stands at a stop of: what began there ends there, whether or not it goes any further. */
export function beingServed({ stops }: DayRoute): Set<string> {
  return new Set(stops.filter(({ state }) => state === "arrived").map(legKey));
}

function isAhead({ state }: DayStop): boolean {
  return state === "planned" || state === "arrived";
}
