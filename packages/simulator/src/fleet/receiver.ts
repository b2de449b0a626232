import type { WirePosition } from "@cartage/telemetry/position";
import type { VehicleProfile } from "../planning/vehicle-profile.ts";
import { noise } from "../random/noise.ts";
import { METRES_PER_DEGREE } from "../roads/plane.ts";
import { altitudeAt } from "../roads/terrain.ts";

/** What is true of a vehicle at a moment. */
export type Truth = {
  at: number;
  lat: number;
  lon: number;
  speedMps: number;
  headingDeg: number;
  ignition: boolean;
  odometerM: number;
};

const OPEN_SKY_M = 2.4;

/**
 * What the device makes of it: a place off by a few metres that wander slowly (a receiver's error is correlated over
 * half a minute, not white), a nearly right speed and heading, its own clock, its battery.
 */
export function receive(profile: VehicleProfile, truth: Truth): WirePosition {
  const { seed } = profile;
  const second = truth.at / 1000;
  const east = OPEN_SKY_M * (noise(seed + 11, second / 43) + 0.3 * noise(seed + 12, second / 8));
  const north = OPEN_SKY_M * (noise(seed + 13, second / 47) + 0.3 * noise(seed + 14, second / 9));
  const metresPerLon = METRES_PER_DEGREE * Math.cos((truth.lat * Math.PI) / 180);
  const isMoving = truth.speedMps > 0.4;
  const position: WirePosition = {
    t: truth.at + profile.clockSkewMs,
    lat: round(truth.lat + north / METRES_PER_DEGREE, 1e7),
    lon: round(truth.lon + east / metresPerLon, 1e7),
    alt: Math.round(altitudeAt(truth)),
    spd: isMoving ? round(Math.max(0, truth.speedMps + 0.15 * noise(seed + 15, second / 4)), 100) : 0,
    hdg: round((truth.headingDeg + (isMoving ? 1.2 * noise(seed + 16, second / 5) : 0) + 360) % 360, 10) % 360,
    acc: round(3.2 + 1.1 * noise(seed + 17, second / 90) + 0.35 * Math.hypot(east, north), 10),
    bat: round(batteryAt(profile, truth), 100),
    ign: truth.ignition,
    odo: Math.round(truth.odometerM),
  };
  if (profile.isRefrigerated) position.ext = { temperatureC: round(3.8 + 0.9 * noise(seed + 18, second / 1_700), 10) };
  return position;
}

/** A wired tracker is full while the engine runs; a rider's phone loses a few percent an hour and is charged at home. */
function batteryAt({ type, seed, dayBeginsMs }: VehicleProfile, { at, ignition }: Truth): number {
  if (type !== "motorcycle" && type !== "bicycle") return ignition ? 1 : 0.97 + 0.02 * noise(seed + 19, at / 7_200_000);
  const hoursOut = (((at / 3_600_000 + 7 - dayBeginsMs / 3_600_000) % 24) + 24) % 24;
  return hoursOut < 14 ? 0.98 - 0.055 * hoursOut : Math.min(0.98, 0.21 + (hoursOut - 14) * 0.32);
}

function round(value: number, stepsPerUnit: number): number {
  return Math.round(value * stepsPerUnit) / stepsPerUnit;
}
