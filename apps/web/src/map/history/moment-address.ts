import type { Route } from "next";
import { dayText } from "./zone-days.ts";

/** Where a vehicle's day is shown, at a moment of it (epoch ms). */
export function momentAddress({ vehicleId, at }: { vehicleId: string; at: number }, zone: string): Route {
  return `/history?${new URLSearchParams({ vehicle: vehicleId, day: dayText(at, zone), at: String(at) })}` as Route;
}
