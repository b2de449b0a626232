import type { Effort } from "./effort.ts";
import { History } from "./history.ts";
import { type NearestStops, nearestStops } from "./nearest-stops.ts";
import { orderKeys } from "./order-keys.ts";
import { Place } from "./place.ts";
import { recreate } from "./recreate.ts";
import { mayResequence } from "./resequenced.ts";
import { ruin } from "./ruin.ts";
import { Snapshot } from "./snapshot.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** A plan, the best that was found of it, and what the search for a better one needs. */
export interface Search {
  plan: WorkingPlan;
  best: Snapshot;
  effort: Effort;
  history: History;
  place: Place;
  keys: readonly Float64Array[];
  nearest: NearestStops;
  /** Called whenever `best` is better than before. */
  onBetter: () => void;
}

/** With more stops than this a search keeps to what is near. */
const MANY_STOPS = 250;

export function beginSearch(plan: WorkingPlan, effort: Effort, onBetter: () => void): Search {
  const nearest = nearestStops(plan.problem);
  if (plan.problem.stops > MANY_STOPS) plan.nearest = nearest;
  return {
    plan,
    best: new Snapshot(plan),
    effort,
    history: new History(plan),
    place: new Place(),
    keys: orderKeys(plan.problem),
    nearest,
    onBetter,
  };
}

/** Takes some orders off and puts them back otherwise; tells whether that keeps what may be disturbed at most. */
export function step({ plan, history, place, keys, nearest, effort }: Search): boolean {
  effort.iterations += 1;
  history.begin(plan);
  const bankBefore = plan.bankCount;
  plan.keepsOrder = !mayResequence(plan, 1);
  ruin(plan, history, nearest);
  recreate(plan, history, place, keys, bankBefore);
  return mayResequence(plan, 0);
}

export function keepBest({ plan, best, onBetter }: Search): void {
  best.keep(plan);
  onBetter();
}
