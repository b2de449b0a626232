import type { VehicleType } from "../driving/handling.ts";
import { hash } from "../random/hash.ts";
import type { Place, StreetMap } from "../roads/street-map.ts";
import { DAY_MS, type Day, ZONE_MS } from "./plan-day.ts";
import type { Territory } from "./regions.ts";
import type { VehicleProfile } from "./vehicle-profile.ts";
import { BREAK_AFTER_M, workOf } from "./work.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Slower than any tour is, so that every vehicle is home before its next day. */
const CAREFUL_MPS: Record<VehicleType, number> = {
  truck: 6.5,
  trailer: 6.5,
  van: 7,
  car: 7,
  motorcycle: 5,
  bicycle: 2,
};
const BETWEEN_TOURS_MS = 50 * MINUTE_MS;
const DAY_OFF_SHARE = 0.09;

/** A day of a vehicle that serves customers around its home hub: one tour or two, with a meal, and home again. */
export function tourDay(profile: VehicleProfile, territory: Territory, map: StreetMap): (day: Day) => void {
  return (day) => {
    if (day.dice.hits(DAY_OFF_SHARE)) return;
    day.wait(day.now() + day.dice.between(2, 40) * MINUTE_MS);
    tour(profile, territory, map, day);
    if (!profile.hasSecondTour) return;
    day.wait(day.now() + BETWEEN_TOURS_MS + day.dice.between(0, 40) * MINUTE_MS);
    tour(profile, territory, map, day);
  };
}

function tour(profile: VehicleProfile, territory: Territory, map: StreetMap, day: Day): void {
  const { dice } = day;
  if (profile.type === "trailer") return;
  const work = workOf[profile.type];
  const startedAt = day.now();
  const stops = Math.round(dice.between(work.stops[0], work.stops[1]));
  let hasEaten = false;

  for (let stop = 0; stop < stops && day.now() - startedAt < work.tourH * HOUR_MS; stop++) {
    const place = nextPlace(profile, territory, map, day);
    if (!place) break;
    driveWithBreaks(day, place, map);
    const dwellMs = dice.between(work.dwellMin[0], work.dwellMin[1]) * MINUTE_MS;
    const isMealtime: boolean = !hasEaten && isNoon(day.now());
    hasEaten ||= isMealtime;
    const mealMs = isMealtime ? dice.between(30, 55) * MINUTE_MS : 0;
    day.wait(day.now() + dwellMs + mealMs, !isMealtime && dice.hits(work.idlingShare));
  }
  driveWithBreaks(day, profile.home, map);
}

function nextPlace(
  profile: VehicleProfile,
  territory: Territory,
  map: StreetMap,
  { dice, at, now, until }: Day,
): Place | null {
  if (profile.type === "trailer") return null;
  const work = workOf[profile.type];
  const here = at().town;
  const isFirst = here === profile.home.town;
  const isLocal = dice.hits(isFirst ? work.localShare : Math.max(0.45, work.localShare));
  const { network } = map;
  let town = here;
  if (!isLocal) {
    const reachable = territory.towns.filter(
      (other) =>
        other !== here &&
        network.lengthM(profile.home.town, other) < work.rangeM &&
        network.lengthM(here, other) < work.rangeM * 0.7,
    );
    if (reachable.length > 0) town = dice.pick(reachable);
  }
  const address = map.anyAddress(town, hash(profile.seed, Math.floor(dice.next() * 0x7fffffff)), work.withinM);
  const wayM = network.lengthM(here, town) + network.lengthM(town, profile.home.town) + 4 * work.withinM;
  const neededMs = (wayM / CAREFUL_MPS[profile.type]) * 1000 + (work.dwellMin[1] + 120) * MINUTE_MS;
  return now() + neededMs < until ? { town, address, stand: null } : null;
}

/** A long way is driven in parts, with a rest in a town between them. */
export function driveWithBreaks(day: Day, to: Place, map: StreetMap): void {
  const here = day.at().town;
  let drivenM = 0;
  let town = here;
  for (const road of map.network.way(here, to.town)) {
    drivenM += road.lengthM;
    town = road.from === town ? road.to : road.from;
    if (drivenM < BREAK_AFTER_M || town === to.town) continue;
    drivenM = 0;
    day.driveTo({ town, address: map.anyAddress(town, 7, 700), stand: 40 });
    day.wait(day.now() + day.dice.between(25, 45) * MINUTE_MS);
  }
  day.driveTo(to);
}

function isNoon(at: number): boolean {
  const hour = (((at + ZONE_MS) % DAY_MS) + DAY_MS) / HOUR_MS - 24;
  return hour >= 11.2 && hour < 13.6;
}
