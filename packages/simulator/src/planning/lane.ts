import { createDice } from "../random/dice.ts";
import { hash } from "../random/hash.ts";
import type { Place, StreetMap } from "../roads/street-map.ts";
import type { Day } from "./plan-day.ts";
import type { Territory } from "./regions.ts";
import { driveWithBreaks } from "./tour.ts";
import { hubIn, type VehicleProfile } from "./vehicle-profile.ts";
import { LANE_M } from "./work.ts";

const MINUTE_MS = 60_000;

/** Where a trailer stands when a day begins: at home before every even day, at a hub far away before every odd one. */
export function trailerStandsAt(profile: VehicleProfile, day: number, { hubTowns }: Territory, map: StreetMap): Place {
  if ((day + profile.seed) % 2 === 0) return profile.home;
  const dice = createDice(hash(profile.seed, day - 1));
  const lengths = new Map(hubTowns.map((town) => [town, map.network.lengthM(profile.home.town, town)]));
  const far = hubTowns.filter(
    (town) => (lengths.get(town) ?? 0) >= LANE_M[0] && (lengths.get(town) ?? Infinity) <= LANE_M[1],
  );
  const near = hubTowns.filter((town) => town !== profile.home.town && (lengths.get(town) ?? Infinity) <= LANE_M[1]);
  const candidates = far.length > 0 ? far : near;
  if (candidates.length === 0) return profile.home;
  return {
    ...hubIn(dice.pick(candidates), Math.floor(dice.between(0, 3)), map),
    stand: Math.floor(dice.between(8, 64)),
  };
}

/** A trailer's day: loaded at one hub, driven to the next with the rests the driver must take. */
export function laneDay(target: Place, map: StreetMap): (day: Day) => void {
  return (day) => {
    day.wait(day.now() + day.dice.between(10, 75) * MINUTE_MS);
    driveWithBreaks(day, target, map);
  };
}
