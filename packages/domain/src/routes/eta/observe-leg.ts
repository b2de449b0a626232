import type { History, Observation } from "./history.ts";
import { hourOfWeekAt } from "./hour-of-week.ts";
import { lengthShare, noiseKeys, noiseOf } from "./noise.ts";
import { type Normal, type Pace, paceAt, returnS, shareResidual } from "./pace.ts";
import { momentsOf } from "./sketch.ts";
import { expectTraffic, fleetVariance, type TrafficPlace, trafficKeys } from "./traffic.ts";

/** A leg that was driven, without breaks and what it stood for reasons that are no traffic. */
export interface DrivenLeg {
  vehicleId: string;
  driverId: string | null;
  place: TrafficPlace;
  /** Epoch ms. */
  departedAt: number;
  arrivedAt: number;
  freeFlowS: number;
  timeZone: string;
}

/** The paces that a leg is driven at, as they are kept; null before the first leg. */
export interface Paces {
  vehicle: Pace | null;
  area: Pace | null;
}

export interface LearnedLeg {
  observations: Observation[];
  /** The vehicle's and the area's, to be kept instead of those before. */
  vehicle: Pace;
  area: Pace;
}

const leastFreeFlowS = 30;

export function driverKey(driverId: string): string {
  return `driver ${driverId}`;
}

/** What a driver's legs of other days say of how this one will run. */
export function driverPace(history: History, driverId: string | null, variance: number, at: number): Normal {
  const known = momentsOf(driverId ? history[driverKey(driverId)] : undefined, at);
  const priorCount = 10;
  return {
    mean: (known.count * known.mean) / (known.count + priorCount),
    variance: variance * (0.4 + (0.6 * priorCount) / (known.count + priorCount)) + fleetVariance(history, at),
  };
}

/** What a finished leg teaches: the fleet's history, how this vehicle runs today and how this area runs now. Null for a leg too short to say anything. */
export function observeLeg(history: History, leg: DrivenLeg, paces: Paces): LearnedLeg | null {
  const durationS = (leg.arrivedAt - leg.departedAt) / 1000;
  if (leg.freeFlowS < leastFreeFlowS || durationS <= 0) return null;
  const at = leg.arrivedAt;
  const hourOfWeek = hourOfWeekAt((leg.departedAt + leg.arrivedAt) / 2, leg.timeZone);
  const ratio = Math.log(durationS / leg.freeFlowS);
  const expected = expectTraffic(history, leg.place, hourOfWeek, at);
  const residual = Math.min(2, Math.max(-2, ratio - expected.mean));
  const share = lengthShare(leg.freeFlowS);

  const noise = noiseOf(history, at);
  const vehiclePrior = driverPace(history, leg.driverId, noise.vehicleVariance, at);
  const areaPrior = { mean: 0, variance: noise.areaVariance };
  const own = { mean: 0, variance: noise.ownVariance * share + expected.variance };
  const [vehicle, area] = shareResidual(residual, [
    paceAt(paces.vehicle, vehiclePrior, at, returnS.vehicle),
    paceAt(paces.area, areaPrior, at, returnS.area),
    own,
  ]) as [Normal, Normal, Normal];

  const values: [key: string, value: number][] = [
    ...Object.values(trafficKeys(leg.place, hourOfWeek)).map((key): [string, number] => [key, ratio]),
    [noiseKeys.squares, residual * residual],
    [noiseKeys.length, share],
  ];
  if (leg.driverId) values.push([driverKey(leg.driverId), residual]);
  // yesterday's last leg says nothing of a day's pace
  if (paces.vehicle?.last && at - paces.vehicle.at < 4 * 3_600_000)
    values.push([noiseKeys.sameVehicle, residual * paces.vehicle.last.residual]);
  if (paces.area?.last && isOfAnother(paces.area, leg)) {
    values.push([noiseKeys.sameArea, residual * paces.area.last.residual]);
  }
  const last = { residual, vehicleId: leg.vehicleId };
  return {
    observations: values.map(([key, value]) => ({ key, value, at })),
    vehicle: { ...vehicle, at, last },
    area: { ...area, at, last },
  };
}

/** Driven by another vehicle within the hour before. */
function isOfAnother(area: Pace, leg: DrivenLeg): boolean {
  return area.last?.vehicleId !== leg.vehicleId && leg.arrivedAt - area.at < 3_600_000;
}
