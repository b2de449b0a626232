import { keepBest, type Search, step } from "./search.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** How much worse a step may make a plan at the end, in shares of the mean cost of a stop. */
const COLD = 0.02;
/** The same at the beginning: the more steps there are for each stop, the more. */
const HOT_A_STEP = 1 / 75;
const LEAST_HOT = 0.1;
const MOST_HOT = 2;

/**
 * For the first part of the time one vehicle more may be in use, at this price in the same shares: some plans are only
 * reached by way of one that is not allowed.
 */
const EXTRA_UNTIL = 0.3;
const EXTRA_COSTS = 10;

/** Makes a plan cheaper by ruin and recreate under simulated annealing, without leaving more or using further vehicles. */
export function* shorten(search: Search): Generator<void> {
  const { plan, best, history, effort } = search;
  const from = effort.spent();
  const scale = best.cost / Math.max(1, plan.problem.stops);
  const hot = hotOf(search, from);
  const penalty = scale * EXTRA_COSTS;
  const { mostUsed } = plan;
  if (countsVehicles(plan)) plan.mostUsed = Math.min(plan.problem.vehicles, plan.mostUsed + 1);
  for (let spent = from; spent < 1; spent = effort.spent()) {
    const share = (spent - from) / (1 - from);
    const temperature = scale * hot * (COLD / hot) ** share;
    if (share > EXTRA_UNTIL && excess(search) > 0) best.restore(plan);
    if (share > EXTRA_UNTIL && countsVehicles(plan)) plan.mostUsed = mostUsed;
    const { bankWeight } = plan;
    const costBefore = plan.totalCost + penalty * excess(search);
    const isKept = step(search);
    const isGood =
      plan.bankWeight < bankWeight ||
      (plan.bankWeight === bankWeight && isTaken(search, costBefore, penalty, temperature));
    if (!isKept || !isGood) history.rollBack(plan);
    else if (isBest(search)) keepBest(search);
    yield;
  }
  best.restore(plan);
}

/** Goes by the pace so far. */
function hotOf({ plan, effort }: Search, spent: number): number {
  const stepsLeft = spent > 0 ? (effort.iterations / spent) * (1 - spent) : 0;
  const stepsAStop = stepsLeft / Math.max(1, plan.problem.stops);
  return Math.min(MOST_HOT, Math.max(LEAST_HOT, stepsAStop * HOT_A_STEP));
}

function isTaken(search: Search, costBefore: number, penalty: number, temperature: number): boolean {
  const { plan } = search;
  return plan.totalCost + penalty * excess(search) < costBefore - temperature * Math.log(plan.random.next());
}

function excess({ plan, best }: Search): number {
  return countsVehicles(plan) ? Math.max(0, plan.usedCount - best.usedCount) : 0;
}

function isBest({ plan, best }: Search): boolean {
  if (plan.bankWeight !== best.bankWeight) return plan.bankWeight < best.bankWeight;
  if (countsVehicles(plan) && plan.usedCount !== best.usedCount) return plan.usedCount < best.usedCount;
  return plan.totalCost < best.cost - 1e-6;
}

function countsVehicles({ problem }: WorkingPlan): boolean {
  return problem.source.objective === "cheapest";
}
