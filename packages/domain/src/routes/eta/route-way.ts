import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { z } from "zod";
import type { TrafficPlace } from "./traffic.ts";

/** A place on the way; at a hub, or at a door. */
const WayPlace = z.object({ lat: z.number(), lon: z.number(), hubId: z.string().nullable() });
type WayPlace = z.infer<typeof WayPlace>;

/** To one stop from the one before, as the routing interface answers it. */
const WayLeg = WayPlace.extend({ stopId: z.string(), distanceM: z.number(), durationS: z.number() });
type WayLeg = z.infer<typeof WayLeg>;

/** The way through a route's stops in their order, from where it starts. */
export const RouteWay = z.object({ from: WayPlace, legs: z.array(WayLeg) });
export type RouteWay = z.infer<typeof RouteWay>;

/** What is left of the leg to a stop for a vehicle at a place. */
export interface Remaining {
  distanceM: number;
  durationS: number;
  /** Of the whole leg, as free-flow time. */
  drivenS: number;
}

/** Great circles are shorter than roads by about so much. */
const roadFactor = 1.3;
const townSpeedMps = 10;

/** A leg, and where it begins. */
export interface FoundLeg {
  leg: WayLeg;
  from: WayPlace;
}

export function legTo(way: RouteWay, stopId: string): FoundLeg | null {
  const index = way.legs.findIndex((leg) => leg.stopId === stopId);
  const leg = way.legs[index];
  return leg ? { leg, from: way.legs[index - 1] ?? way.from } : null;
}

/**
 * What is left of a leg from a place: as much of it as the place's great circle to the stop is of the leg's own. A vehicle that
 * is further away than the leg is long has more before it.
 */
export function remainingOf({ leg, from }: FoundLeg, place: Point): Remaining {
  const [straightM, leftM] = [distanceM(from, leg), distanceM(place, leg)];
  if (straightM < 200 || leg.distanceM < 200) {
    const byRoadM = leftM * roadFactor;
    return { distanceM: byRoadM, durationS: byRoadM / townSpeedMps, drivenS: 0 };
  }
  const share = leftM / straightM;
  return {
    distanceM: leg.distanceM * share,
    durationS: leg.durationS * share,
    drivenS: leg.durationS * Math.max(0, 1 - share),
  };
}

/** How far a vehicle may stray beyond the shortest way and still be on some way to its stop. */
const [strayShare, strayM] = [0.5, 3_000];

/**
 * How far a place is off every reasonable way of a leg, in metres: outside the ellipse around its two ends within which a way
 * over the place is at most half as long again, and three kilometres.
 */
export function offWayM({ leg, from }: FoundLeg, place: Point): number {
  const allowedM = distanceM(from, leg) * (1 + strayShare) + strayM;
  return Math.max(0, (distanceM(from, place) + distanceM(place, leg) - allowedM) / 2);
}

/** Where a leg's traffic is learned: between two hubs their lane, else a cell of about 3 km at its middle; in an area of about 30. */
export function trafficPlaceOf({ leg, from }: FoundLeg): TrafficPlace {
  // half way in degrees is good enough where places are less than a continent apart
  const [lat, lon] = [(from.lat + leg.lat) / 2, (from.lon + leg.lon) / 2];
  const at = (size: number) => `${Math.floor(lat / size)}:${Math.floor(lon / size)}`;
  const cell = from.hubId && leg.hubId ? `${from.hubId} ${leg.hubId}` : at(0.03);
  return { cell, area: at(0.3) };
}
