import { type Clock, driveLeg, isDueAt, restOfBreak } from "./drive-paths.ts";
import { hourOfWeekAt, hourStart } from "./hour-of-week.ts";
import { lengthShare, type Noise, noiseOf } from "./noise.ts";
import { normals, paths } from "./normals.ts";
import { driverPace } from "./observe-leg.ts";
import { type Normal, paceAt, returnS, shareResidual } from "./pace.ts";
import { type AreaPaths, areaPaths, scaled } from "./pace-paths.ts";
import type { RouteAhead, StopAhead, Window } from "./route-ahead.ts";
import { expectService, plannedServiceS } from "./service-time.ts";
import { serviceRest, standingRest } from "./stand-paths.ts";
import { expectTraffic } from "./traffic.ts";

/** Where all paths of a stop arrive, epoch ms: [path], in no order, the same path at the same index for each stop. */
export interface StopPaths {
  stop: StopAhead;
  arrivals: Float64Array;
}

/** Traffic of the hours to come is told apart for a week; what areas have today is gone long before. */
const mostHours = 168;
const mostAreaHours = 24;

/**
 * Runs the rest of a route on 400 paths at once. On each the vehicle's pace, the traffic of each area by the hour and each leg's and stop's
 * own luck are drawn from what is known of them, so that what legs have in common stays in common; and each path waits
 * for windows, takes its breaks and meets the hours of the week as they come.
 */
export function arrivalPaths(ahead: RouteAhead): StopPaths[] {
  const { now, timeZone, stops, breaks } = ahead;
  const noise = noiseOf(ahead.history, now);
  const startsAt = hourStart(now, timeZone);
  const clock = { startsAt, hours: mostHours, hourOfWeek: hourOfWeekAt(startsAt, timeZone) };
  const { vehicle, ownMean } = paceNow(ahead, noise);
  const world: DrawnWorld = {
    ahead,
    noise,
    clock,
    areas: areaPaths(ahead, noise.areaVariance),
    vehicle: scaled(normals("vehicle"), vehicle),
  };

  const at = standingNow(ahead).map((restS) => Math.max(now + restS * 1000, ahead.departsAt));
  const taken = breaks.map(() => new Uint8Array(paths));
  const known: StopPaths[] = [];
  for (const [index, stop] of stops.entries()) {
    if (stop.arrivedAt === null) drive(world, stop, index === 0 ? ownMean : 0, at, taken);
    known.push({ stop, arrivals: stop.arrivedAt === null ? at.slice() : new Float64Array(paths).fill(stop.arrivedAt) });
    work(ahead, stop, at, taken);
  }
  return known;
}

interface DrawnWorld {
  ahead: RouteAhead;
  noise: Noise;
  /** A change of clocks on the way is not followed: two nights a year an hour counts as its neighbour. */
  clock: Clock & { hourOfWeek: number };
  areas: AreaPaths;
  vehicle: Float64Array;
}

/** How the vehicle runs, and the leg under way where enough of it is driven to tell. */
function paceNow(ahead: RouteAhead, noise: Noise): { vehicle: Normal; ownMean: number } {
  const { now, history, paces, driven, stops, motion, timeZone } = ahead;
  const prior = driverPace(history, ahead.driverId, noise.vehicleVariance, now);
  const vehicle = paceAt(paces.vehicle, prior, now, returnS.vehicle);
  const place = stops[0]?.leg.place;
  if (!driven || driven.freeFlowS < 60 || !place) return { vehicle, ownMean: 0 };

  const until = motion.state === "moving" ? now : Math.max(driven.departedAt, motion.since);
  const goneS = Math.max(1, (until - driven.departedAt) / 1000);
  const expected = expectTraffic(history, place, hourOfWeekAt(driven.departedAt, timeZone), now);
  const ratio = Math.log(goneS / driven.freeFlowS);
  const residual = Math.min(1.5, Math.max(-1, ratio - expected.mean));
  const ownShare = noise.ownVariance * lengthShare(driven.freeFlowS);
  const area = paceAt(paces.areas[place.area], { mean: 0, variance: noise.areaVariance }, now, returnS.area);
  const rest = { mean: 0, variance: ownShare + expected.variance };
  const [updated, , leg] = shareResidual(residual, [vehicle, area, rest]) as [Normal, Normal, Normal];
  // what is driven tells half of what is to come on the same leg
  return { vehicle: updated, ownMean: leg.mean / 2 };
}

function standingNow({ now, motion, stops, breaks, departsAt }: RouteAhead): Float64Array {
  const isExplained =
    stops[0]?.arrivedAt != null || departsAt > now || breaks.some(({ startedAt }) => startedAt !== null);
  return standingRest(motion.state === "moving" || isExplained ? 0 : (now - motion.since) / 1000);
}

function drive(world: DrawnWorld, stop: StopAhead, ownMean: number, at: Float64Array, taken: Uint8Array[]): void {
  const { ahead, noise, clock, vehicle, areas } = world;
  const { place, freeFlowS } = stop.leg;
  const ownVariance = noise.ownVariance * lengthShare(freeFlowS);
  const hours: HourAhead[] = [];
  const hourAt = (hour: number) => {
    const { mean, variance } = expectTraffic(ahead.history, place, (clock.hourOfWeek + hour) % 168, ahead.now);
    const known = {
      mean,
      spread: Math.sqrt(ownVariance + variance),
      area: areas(place.area, Math.min(mostAreaHours, hour)),
    };
    hours[hour] = known;
    return known;
  };
  const luck = normals(`leg ${stop.stopId}`);

  for (let path = 0; path < paths; path++) {
    const shared = (vehicle[path] ?? 0) + ownMean;
    const own = luck[path] ?? 0;
    const slowdown = (hour: number) => {
      const { mean, spread, area } = hours[hour] ?? hourAt(hour);
      return mean + shared + spread * own + (area[path] ?? 0);
    };
    let leavesAt = at[path] ?? ahead.now;
    leavesAt += pauses(ahead, path, leavesAt, taken);
    const arrivesAt = driveLeg(leavesAt, freeFlowS, clock, slowdown);
    at[path] = arrivesAt + pausesOnTheWay(ahead, path, arrivesAt, taken);
  }
}

/** What an hour of a leg's way has for all paths, and for each. */
interface HourAhead {
  mean: number;
  /** Of the leg's own luck, and of what is not known of the mean. */
  spread: number;
  area: Float64Array;
}

/** Breaks under way or due before the wheels turn, ms. */
function pauses({ breaks, now }: RouteAhead, path: number, leavesAt: number, taken: Uint8Array[]): number {
  return takeBreaks(breaks.length, path, taken, (index) => {
    const pause = breaks[index];
    if (!pause) return null;
    return pause.startedAt !== null || isDueAt(pause, leavesAt) ? restOfBreak(pause, now) : null;
  });
}

function pausesOnTheWay({ breaks, now }: RouteAhead, path: number, arrivesAt: number, taken: Uint8Array[]): number {
  return takeBreaks(breaks.length, path, taken, (index) => {
    const pause = breaks[index];
    return pause && arrivesAt > pause.latestAt ? restOfBreak(pause, now) : null;
  });
}

function takeBreaks(count: number, path: number, taken: Uint8Array[], lengthOf: (index: number) => number | null) {
  let totalMs = 0;
  for (let index = 0; index < count; index++) {
    const done = taken[index];
    const lengthMs = done?.[path] === 0 ? lengthOf(index) : null;
    if (lengthMs === null || !done) continue;
    done[path] = 1;
    totalMs += lengthMs;
  }
  return totalMs;
}

/** Waits for the window, a break being taken meanwhile where one is due, and does the work of a stop. */
function work(ahead: RouteAhead, stop: StopAhead, at: Float64Array, taken: Uint8Array[]): void {
  const { now, history } = ahead;
  const expected = expectService(history, stop.service, now);
  const beganAt = stop.arrivedAt === null ? null : opensAt(stop.windows, stop.arrivedAt);
  const goneS = beganAt === null ? 0 : (now - beganAt) / 1000;
  const rest = serviceRest(stop.stopId, plannedServiceS(stop.service), expected, goneS);
  for (let path = 0; path < paths; path++) {
    const from = Math.max(at[path] ?? now, beganAt ?? now);
    const opens = beganAt === null ? opensAt(stop.windows, from) : from;
    const begins = opens > from ? Math.max(opens, restsUntil(ahead, path, { from, opens }, taken)) : opens;
    at[path] = begins + (rest[path] ?? 0) * 1000;
  }
}

/** When a break that begins while a window is waited for is over; the waiting's beginning if there is none. */
function restsUntil(
  { breaks, now }: RouteAhead,
  path: number,
  { from, opens }: { from: number; opens: number },
  taken: Uint8Array[],
): number {
  let until = from;
  takeBreaks(breaks.length, path, taken, (index) => {
    const pause = breaks[index];
    if (!pause || pause.startedAt !== null || pause.earliestAt >= opens) return null;
    until = Math.max(until, pause.earliestAt) + restOfBreak(pause, now);
    return 0;
  });
  return until;
}

/** When the work may begin for who arrives at an instant; after the last window at once. */
function opensAt(windows: readonly Window[], arrivesAt: number): number {
  const next = windows.find(({ until }) => arrivesAt <= until);
  return next ? Math.max(arrivesAt, next.from) : arrivesAt;
}
