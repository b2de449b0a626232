import { keepBest, type Search, step } from "./search.ts";

/** How much worse a step may make a plan at the beginning and at the end, in shares of the mean cost of a stop. */
const HOT = 0.5;
const COLD = 0.005;

/** Makes a plan cheaper by ruin and recreate under simulated annealing, without leaving more or using further vehicles. */
export function shorten(search: Search, untilSpent: number): void {
  const { plan, best, history, effort } = search;
  const from = effort.spent();
  const scale = best.cost / Math.max(1, plan.problem.stops);
  for (let spent = from; spent < untilSpent; spent = effort.spent()) {
    const share = (spent - from) / (untilSpent - from);
    const temperature = scale * HOT * (COLD / HOT) ** share;
    const { totalCost, bankWeight } = plan;
    step(search);
    const isServedBetter = plan.bankWeight < bankWeight;
    const isTaken =
      isServedBetter ||
      (plan.bankWeight === bankWeight && plan.totalCost < totalCost - temperature * Math.log(plan.random.next()));
    if (!isTaken) history.rollBack(plan);
    else if (plan.bankWeight < best.bankWeight || (plan.bankWeight === best.bankWeight && plan.totalCost < best.cost - 1e-6)) keepBest(search);
  }
  best.restore(plan);
}
