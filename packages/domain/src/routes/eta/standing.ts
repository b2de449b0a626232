import { distanceM } from "@cartage/telemetry/geodesy";
import { z } from "zod";
import type { PlaceFix } from "./stays.ts";

/** Where a vehicle is and since when it has not been elsewhere; epoch ms. */
export const Standing = z.object({
  lat: z.number(),
  lon: z.number(),
  since: z.number(),
  through: z.number(),
  speedMps: z.number().nullable(),
  accuracyM: z.number().nullable(),
  place: z.object({ lat: z.number(), lon: z.number() }),
});
export type Standing = z.infer<typeof Standing>;

/** Receivers wander about so far while a vehicle stands. */
const wandersM = 60;
const movesMps = 1.5;
/** Without a speed: who has been at one place for so long stands. */
const standsAfterMs = 60_000;

/** What is known of a vehicle after more fixes, in the order of time; those that are older than the newest change nothing. */
export function standAfter(before: Standing | null, fixes: readonly PlaceFix[]): Standing | null {
  let standing = before;
  for (const { at, lat, lon, speedMps, accuracyM } of fixes) {
    if (standing && at <= standing.through) continue;
    const place: { lat: number; lon: number } = standing?.place ?? { lat, lon };
    const stays = standing !== null && distanceM(place, { lat, lon }) <= wandersM + (accuracyM ?? 0);
    standing = {
      ...{ lat, lon, through: at, speedMps, accuracyM },
      since: stays && standing ? standing.since : at,
      place: stays ? place : { lat, lon },
    };
  }
  return standing;
}

/** Whether it moves, as an estimate takes it; who was never seen stands. */
export function motionOf(standing: Standing | null, now: number): { state: "moving" | "parked"; since: number } {
  if (!standing) return { state: "parked", since: now };
  const { speedMps, since, through } = standing;
  const moves = speedMps === null ? through - since < standsAfterMs : speedMps > movesMps;
  return { state: moves ? "moving" : "parked", since: moves ? through : since };
}
