import type { Place } from "./place.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** One place in so many is overlooked, so that a search does not make the same choice for ever. */
const ONE_IN = 100;

export function blink(plan: WorkingPlan, place: Place): boolean {
  place.blinkIn -= 1;
  if (place.blinkIn >= 0) return false;
  place.blinkIn = nextBlink(plan);
  return true;
}

/** Draws how many places are looked at until the next is overlooked. */
export function nextBlink({ random }: WorkingPlan): number {
  return Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / ONE_IN));
}
