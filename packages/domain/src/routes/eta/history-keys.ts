import { hourOfWeekAt } from "./hour-of-week.ts";
import { noiseKeys } from "./noise.ts";
import { driverKey } from "./observe-leg.ts";
import type { RouteAhead } from "./route-ahead.ts";
import { serviceKeys } from "./service-time.ts";
import { type TrafficPlace, trafficKeys } from "./traffic.ts";

/** The keys of history that an estimate reads for arrivals up to so many hours from now, each once, for one query. */
export function historyKeys(route: Omit<RouteAhead, "history" | "paces">, hoursAhead = 24): string[] {
  const hour = hourOfWeekAt(route.now, route.timeZone);
  const keys = new Set(commonKeys(route.driverId));
  for (const { leg, service } of route.stops) {
    for (const key of serviceKeys(service)) keys.add(key);
    for (let ahead = 0; ahead <= Math.min(167, hoursAhead); ahead++) addAll(keys, leg.place, (hour + ahead) % 168);
  }
  // the leg under way is told by the hour that it began in
  const [first, driven] = [route.stops[0], route.driven];
  if (first && driven) addAll(keys, first.leg.place, hourOfWeekAt(driven.departedAt, route.timeZone));
  return [...keys];
}

/** The keys that a finished leg reads and writes. */
export function legKeys(leg: {
  driverId: string | null;
  place: TrafficPlace;
  departedAt: number;
  arrivedAt: number;
  timeZone: string;
}): string[] {
  const keys = new Set(commonKeys(leg.driverId));
  addAll(keys, leg.place, hourOfWeekAt((leg.departedAt + leg.arrivedAt) / 2, leg.timeZone));
  return [...keys];
}

function commonKeys(driverId: string | null): string[] {
  return [...Object.values(noiseKeys), ...(driverId ? [driverKey(driverId)] : [])];
}

function addAll(keys: Set<string>, place: TrafficPlace, hourOfWeek: number): void {
  for (const key of Object.values(trafficKeys(place, hourOfWeek))) keys.add(key);
}
