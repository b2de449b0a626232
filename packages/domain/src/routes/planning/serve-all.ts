import { absencesOf, sumOfAbsences } from "./absences.ts";
import { plantSeeds } from "./plant-seeds.ts";
import { recreate } from "./recreate.ts";
import { keepBest, type Search, step } from "./search.ts";

/** Makes the first plan, and goes on until all orders have a place or the share of the effort is spent. */
export function* serveAll(search: Search, untilSpent: number): Generator<void> {
  const { plan, best, history, effort } = search;
  construct(search);
  const absences = absencesOf(plan);
  while (plan.bankCount > 0 && effort.spent() < untilSpent) {
    const before = sumOfAbsences(plan, absences);
    const isKept = step(search);
    const isEasier = plan.bankWeight < best.bankWeight || sumOfAbsences(plan, absences) < before;
    for (let at = 0; at < plan.bankCount; at++) {
      const order = plan.bank[at] as number;
      absences[order] = (absences[order] as number) + (plan.problem.weight[order] as number);
    }
    if (!isKept || !isEasier) history.rollBack(plan);
    else if (plan.bankWeight < best.bankWeight) keepBest(search);
    yield;
  }
  best.restore(plan);
}

/** With as few vehicles as it takes; where that leaves orders, for routes that go everywhere, with all and each its part. */
function construct({ plan, best, history, place, keys, onBetter }: Search): void {
  plan.keepsOrder = plan.mostResequenced < Number.POSITIVE_INFINITY;
  history.begin(plan);
  recreate(plan, history, place, keys, 0);
  best.keep(plan);
  if (plan.bankCount > 0) {
    history.rollBack(plan);
    history.begin(plan);
    plantSeeds(plan, history, place);
    recreate(plan, history, place, keys, 0);
    if (plan.bankWeight < best.bankWeight) best.keep(plan);
    else best.restore(plan);
  }
  onBetter();
}
