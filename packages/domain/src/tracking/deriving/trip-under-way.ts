import type { TripFact } from "./facts.ts";
import type { Fix } from "./moment.ts";
import { distanceBetweenM } from "./screening.ts";
import type { Standing, TripUnderWay } from "./track-state.ts";

const countFromM = 15;

export function beginTrip({ latE7, lonE7, ext }: Fix, startedAt: number): TripUnderWay {
  const fuel = fuelOf(ext);
  return {
    startedAt,
    startLatE7: latE7,
    startLonE7: lonE7,
    latE7,
    lonE7,
    distanceM: 0,
    engineMs: 0,
    idlingMs: 0,
    topSpeedMps: 0,
    fuelFrom: fuel,
    fuelTo: fuel,
    isReal: false,
  };
}

/** Adds the time from one fix to the next, by what the vehicle did at the first. */
export function addTime(trip: TripUnderWay, standing: Standing | null, { ignition }: Fix, ms: number): void {
  if (ignition === false) return;
  trip.engineMs += ms;
  if (standing) trip.idlingMs += ms;
}

/** Small steps wait until they are worth something: a receiver's noise would add up to kilometres. */
export function countDistance(trip: TripUnderWay, fix: Fix): void {
  const stepM = distanceBetweenM(trip, fix);
  if (stepM < countFromM) return;
  trip.distanceM += stepM;
  trip.latE7 = fix.latE7;
  trip.lonE7 = fix.lonE7;
}

/** Litres used since the engine was made, as Traccar names them. */
function fuelOf(ext: Fix["ext"]): number | null {
  const fuel = ext?.fuelUsed;
  return typeof fuel === "number" ? fuel : null;
}

export function addFuel(trip: TripUnderWay, { ext }: Fix): void {
  const fuel = fuelOf(ext);
  if (fuel === null) return;
  trip.fuelFrom ??= fuel;
  trip.fuelTo = fuel;
}

interface TripEnd {
  at: number;
  latE7: number;
  lonE7: number;
  engineMs: number;
  idlingMs: number;
}

export function toTripFact(trip: TripUnderWay, end: TripEnd): TripFact {
  const { startedAt, startLatE7, startLonE7, distanceM, topSpeedMps, fuelFrom, fuelTo } = trip;
  return {
    startedAt,
    endedAt: Math.max(startedAt, end.at),
    startLatE7,
    startLonE7,
    endLatE7: end.latE7,
    endLonE7: end.lonE7,
    distanceM: Math.round(distanceM),
    engineS: Math.round(end.engineMs / 1000),
    idlingS: Math.round(end.idlingMs / 1000),
    topSpeedMps,
    fuelUsedL: fuelFrom === null || fuelTo === null || fuelTo <= fuelFrom ? null : fuelTo - fuelFrom,
  };
}
