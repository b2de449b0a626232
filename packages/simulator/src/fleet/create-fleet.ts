import type { WirePosition } from "@cartage/telemetry/position";
import { laneDay, trailerStandsAt } from "../planning/lane.ts";
import { dayOf, planDay } from "../planning/plan-day.ts";
import { type Region, territoryOf } from "../planning/regions.ts";
import type { Timeline } from "../planning/timeline.ts";
import { tourDay } from "../planning/tour.ts";
import { profileVehicle, type SimulatedVehicle, type VehicleProfile } from "../planning/vehicle-profile.ts";
import { hashText } from "../random/hash.ts";
import { loadStreetMap } from "../roads/street-map.ts";
import { momentsBetween, type Reporting } from "./moments-between.ts";
import { type Outage, outagesBetween } from "./outages-between.ts";
import { receive } from "./receiver.ts";

export type FleetSettings = {
  seed: string;
  vehicles: readonly SimulatedVehicle[];
  region: Region;
  /** Ms since the epoch; nothing is known before it, and odometers count from it. */
  startAt: number;
  reporting?: Partial<Reporting>;
};

export type Fleet = {
  profiles: readonly VehicleProfile[];
  /** What the device of a vehicle (by its place in the list) measures in [from, to), in order, without `seq`. */
  positionsBetween(vehicle: number, from: number, to: number): Generator<WirePosition>;
  /** When that device has no network. */
  outagesBetween(vehicle: number, from: number, to: number): Outage[];
};

const REPORTING: Reporting = { movingMs: 5_000, idlingMs: 15_000, parkedMs: 20_000 };

/**
 * A fleet that drives between real towns: the same settings give the same positions, for any moment, in any order.
 * Nothing runs by itself: whoever asks for a time gets what was measured in it.
 */
export function createFleet({ seed, vehicles, region, startAt, reporting }: FleetSettings): Fleet {
  const map = loadStreetMap();
  const territory = territoryOf(region, map);
  const fleetSeed = hashText(`${seed}/${region}`);
  const profiles = vehicles.map((vehicle) => profileVehicle(vehicle, fleetSeed, territory, map));
  const every = { ...REPORTING, ...reporting };
  const lives = profiles.map((profile) => createLife(profile, startAt, (day) => plan(profile, day)));

  function plan(profile: VehicleProfile, day: number): Timeline {
    if (profile.type !== "trailer") return planDay(profile, day, profile.home, map, tourDay(profile, territory, map));
    const start = trailerStandsAt(profile, day, territory, map);
    return planDay(profile, day, start, map, laneDay(trailerStandsAt(profile, day + 1, territory, map), map));
  }

  function life(vehicle: number): Life {
    const found = lives[vehicle];
    if (!found) throw new RangeError(`no vehicle ${vehicle}: the fleet has ${lives.length}`);
    return found;
  }

  return {
    profiles,
    *positionsBetween(vehicle, from, to) {
      const { profile, dayAt } = life(vehicle);
      for (let at = Math.max(from, startAt); at < to; ) {
        const { timeline, odometerM } = dayAt(at);
        const end = Math.min(to, timeline.to);
        for (const truth of momentsBetween(profile, timeline, odometerM, at, end, every)) yield receive(profile, truth);
        at = end;
      }
    },
    outagesBetween: (vehicle, from, to) => outagesBetween(life(vehicle).profile, from, to),
  };
}

type Life = { profile: VehicleProfile; dayAt(at: number): { timeline: Timeline; odometerM: number } };

/** Plans days as they are asked for and adds up the odometer from the fleet's first day. */
function createLife(profile: VehicleProfile, startAt: number, plan: (day: number) => Timeline): Life {
  const firstDay = dayOf(profile, startAt);
  const odometersM = [profile.odometerM];
  let known: { day: number; timeline: Timeline } | undefined;

  // one day is kept: a window walks on from day to day, and a plan is made again in milliseconds
  function timelineOf(day: number): Timeline {
    if (known?.day !== day) known = { day, timeline: plan(day) };
    return known.timeline;
  }

  return {
    profile,
    dayAt(at) {
      const day = dayOf(profile, at);
      for (let passed = odometersM.length; passed <= day - firstDay; passed++) {
        odometersM.push((odometersM[passed - 1] ?? 0) + timelineOf(firstDay + passed - 1).metres);
      }
      return { timeline: timelineOf(day), odometerM: odometersM[day - firstDay] ?? profile.odometerM };
    },
  };
}
