import type { WorkingPlan } from "./working-plan.ts";

/** One better place in so many is overlooked, so that a search does not make the same choice for ever. */
const ONE_IN = 100;

export function blink(plan: WorkingPlan): boolean {
  plan.blinkIn -= 1;
  if (plan.blinkIn >= 0) return false;
  plan.blinkIn = Math.floor(Math.log(1 - plan.random.next()) / Math.log(1 - 1 / ONE_IN));
  return true;
}
