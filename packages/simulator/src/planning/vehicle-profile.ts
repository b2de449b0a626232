import type { VehicleType } from "../driving/handling.ts";
import { createDice, type Dice } from "../random/dice.ts";
import { hash, hashText } from "../random/hash.ts";
import type { Place, StreetMap } from "../roads/street-map.ts";
import type { Territory } from "./regions.ts";
import { workOf } from "./work.ts";

/** A vehicle of a simulated fleet; `key` is what its life is drawn from, and must differ within the fleet. */
export type SimulatedVehicle = { key: string; type: VehicleType };

/** What never changes about a vehicle. */
export type VehicleProfile = SimulatedVehicle & {
  seed: number;
  home: Place;
  /** Ms after local midnight when its working day begins. */
  dayBeginsMs: number;
  pace: number;
  hasSecondTour: boolean;
  /** Ms that its clock is ahead of the right time. */
  clockSkewMs: number;
  /** Ms; reports come at times that leave this rest. */
  phaseMs: number;
  /** Metres on the clock when the fleet starts. */
  odometerM: number;
  isRefrigerated: boolean;
};

const HOUR_MS = 3_600_000;
const SKEWED_SHARE = 0.06;
const WORST_SKEW_MS = 1_800;
const HUBS_PER_TOWN = 3;
/** Most begin in the morning; some drive in the evening and at night, when trucks may enter the cities. */
const BEGINNINGS_H: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.48, 5.2, 8.5],
  [0.17, 11, 14.5],
  [0.19, 17.5, 20.5],
  [0.16, 21.5, 24],
];

export function profileVehicle(
  vehicle: SimulatedVehicle,
  fleetSeed: number,
  territory: Territory,
  map: StreetMap,
): VehicleProfile {
  const seed = hash(fleetSeed, hashText(vehicle.key));
  const dice = createDice(seed);
  const town = pickHomeTown(dice, territory, map);
  const hub = Math.floor(dice.between(0, HUBS_PER_TOWN));
  return {
    ...vehicle,
    seed,
    home: { ...hubIn(town, hub, map), stand: Math.floor(dice.between(0, 64)) },
    dayBeginsMs: pickBeginning(dice),
    pace: dice.between(0.88, 1.04),
    hasSecondTour: vehicle.type !== "trailer" && dice.hits(workOf[vehicle.type].secondTourShare),
    clockSkewMs: dice.hits(SKEWED_SHARE) ? Math.round(dice.between(-WORST_SKEW_MS, WORST_SKEW_MS)) : 0,
    phaseMs: Math.floor(dice.between(0, 60_000)),
    odometerM: Math.round(dice.between(4_000, vehicle.type === "bicycle" ? 9_000_000 : 280_000_000)),
    isRefrigerated: (vehicle.type === "truck" || vehicle.type === "trailer") && dice.hits(0.15),
  };
}

/** A hub of a town: the same place for every vehicle that goes there. */
export function hubIn(town: number, hub: number, map: StreetMap): Place {
  const seed = hash(map.towns[town]?.id ?? 0, 100 + hub);
  return { town, address: map.anyAddress(town, seed), stand: hub };
}

/** The larger the town, the more vehicles live there; the centre of the region has the most. */
function pickHomeTown(dice: Dice, { centre, hubTowns }: Territory, { towns }: StreetMap): number {
  const weights = hubTowns.map((town) => Math.sqrt(towns[town]?.population ?? 0) * (town === centre ? 1.2 : 1));
  let rest = dice.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, town] of hubTowns.entries()) {
    rest -= weights[i] ?? 0;
    if (rest < 0) return town;
  }
  return centre;
}

function pickBeginning(dice: Dice): number {
  let rest = dice.next();
  for (const [share, from, to] of BEGINNINGS_H) {
    rest -= share;
    if (rest < 0) return dice.between(from, to) * HOUR_MS;
  }
  return 6 * HOUR_MS;
}
