import { distanceM } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import type { DerivedVehicle, Fix, Moment } from "../../tracking/deriving/moment.ts";
import { motionOf } from "../../tracking/rules.ts";

/** A stay in a geofence as the derivation stored it; epoch ms. */
export interface StoredVisit {
  geofenceId: string;
  enteredAt: number;
  enteredSettledAt: number;
  leftAt: number;
  leftSettledAt: number;
}

/** Nothing is known of a time in which nothing was heard for longer. */
const gapMs = 600_000;
/** A halt this long ends a trip. */
const haltMs = 300_000;

/**
 * Turns accepted fixes of a vehicle, in order, into the moments that rules look at. Where the vehicle was inside comes from
 * stored visits.
 */
export function createMoments(
  vehicle: DerivedVehicle,
  visits: readonly StoredVisit[],
  neighbours?: Moment["neighbours"],
): (fix: Fix) => Moment {
  let previous: Fix | null = null;
  let motion: Moment["motion"] = "parked";
  let motionSince = 0;
  let trip: Moment["trip"] = null;
  let halt: Moment["halt"] = null;

  function move(now: Moment["motion"], { time, latE7, lonE7 }: Fix, stepM: number) {
    if (now !== motion || motionSince === 0) motionSince = time;
    motion = now;
    if (motion === "moving") {
      halt = null;
      trip = trip
        ? { startedAt: trip.startedAt, distanceM: trip.distanceM + stepM }
        : { startedAt: time, distanceM: stepM };
    } else if (!trip || time - motionSince >= haltMs) {
      trip = null;
      halt ??= { startedAt: motionSince, latE7, lonE7 };
    }
  }

  return (fix) => {
    const before = previous;
    previous = fix;
    const isAfterGap = before !== null && fix.time - before.time > gapMs;
    const leapM = before === null ? 0 : distanceM(placeOf(before), placeOf(fix));
    const speedMps = fix.speedMps ?? derivedSpeed(before, fix, leapM, isAfterGap);
    const now = motionOf({ speedMps, ignition: fix.ignition });
    if (isAfterGap) trip = null;
    const stepM = now === "moving" && !isAfterGap ? leapM : 0;
    move(now, fix, stepM);
    const moment: Moment = {
      vehicle,
      fix,
      previous: before,
      distanceM: stepM,
      speedMps,
      isAfterGap,
      motion,
      motionSince,
      trip,
      halt,
      ...staysAt(visits, fix.time),
    };
    if (neighbours) moment.neighbours = neighbours;
    return moment;
  };
}

const nowhere: Pick<Moment, "inside" | "entered" | "left"> = { inside: [], entered: [], left: [] };

function staysAt(visits: readonly StoredVisit[], time: number): Pick<Moment, "inside" | "entered" | "left"> {
  if (visits.length === 0) return nowhere;
  return {
    inside: visits
      .filter((visit) => visit.enteredSettledAt <= time && time < visit.leftSettledAt)
      .map(({ geofenceId, enteredAt }) => ({ geofenceId, enteredAt })),
    entered: visits
      .filter((visit) => visit.enteredSettledAt === time)
      .map(({ geofenceId, enteredAt }) => ({ geofenceId, at: enteredAt })),
    left: visits
      .filter((visit) => visit.leftSettledAt === time)
      .map(({ geofenceId, enteredAt, leftAt }) => ({ geofenceId, enteredAt, at: leftAt })),
  };
}

function derivedSpeed(before: Fix | null, fix: Fix, leapM: number, isAfterGap: boolean): number | null {
  if (before === null || isAfterGap || fix.time <= before.time) return null;
  return (leapM * 1_000) / (fix.time - before.time);
}

function placeOf({ latE7, lonE7 }: Fix) {
  return { lat: fromE7(latE7), lon: fromE7(lonE7) };
}
