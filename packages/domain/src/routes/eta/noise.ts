import type { History } from "./history.ts";
import { momentsOf } from "./sketch.ts";

/**
 * How real durations scatter around what was expected, in logarithms. A leg's residual has three parts: how the vehicle
 * runs today, how the area's traffic runs now, and the leg's own.
 */
export interface Noise {
  vehicleVariance: number;
  areaVariance: number;
  /** Of a very short leg; see `ownVariance`. */
  ownVariance: number;
}

export const noiseKeys = {
  squares: "noise/squares",
  length: "noise/length",
  sameVehicle: "noise/same vehicle",
  sameArea: "noise/same area",
};

const prior = { vehicle: 0.08 ** 2, area: 0.12 ** 2, own: 0.2 ** 2, count: 20 };
const halvedAtS = 600;
const least = 0.02 ** 2;

/** The share of a very short leg's own variance that a leg has: half of it at ten minutes, less for longer ones. */
export function lengthShare(freeFlowS: number): number {
  return halvedAtS / (Math.max(0, freeFlowS) + halvedAtS);
}

/**
 * What the fleet's residuals say, by moments: two legs of one vehicle in a row share vehicle and area, two vehicles in
 * one area within the hour share the area, and what is left of a residual's square is its own.
 */
export function noiseOf(history: History, at: number): Noise {
  const mean = (key: string, priorMean: number) => {
    const { count, mean: seen } = momentsOf(history[key], at);
    return (count * seen + prior.count * priorMean) / (count + prior.count);
  };
  const area = within(mean(noiseKeys.sameArea, prior.area), least, 0.4 ** 2);
  const shared = mean(noiseKeys.sameVehicle, prior.area + prior.vehicle);
  const vehicle = within(shared - area, least, 0.4 ** 2);
  const share = within(mean(noiseKeys.length, 0.5), 0.05, 1);
  const squares = mean(noiseKeys.squares, prior.area + prior.vehicle + prior.own * share);
  return {
    areaVariance: area,
    vehicleVariance: vehicle,
    ownVariance: within((squares - area - vehicle) / share, 4 * least, 0.5 ** 2),
  };
}

function within(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, value));
}
