import { balanceOf } from "./balance-of.ts";
import { compileProblem } from "./compile-problem.ts";
import { Effort, type EffortLimits } from "./effort.ts";
import { emptyPlan } from "./empty-plan.ts";
import { layCurrent } from "./lay-current.ts";
import type { PlanningProblem } from "./problem.ts";
import { problemFlaws } from "./problem-flaws.ts";
import { readPlan } from "./read-plan.ts";
import { reduceVehicles } from "./reduce-vehicles.ts";
import type { RoutePlan } from "./route-plan.ts";
import { beginSearch, type Search } from "./search.ts";
import { serveAll } from "./serve-all.ts";
import { servePriorities } from "./serve-priorities.ts";
import { shorten } from "./shorten.ts";

/** A plan that is better than the one told before; `plan` reads it, which takes some milliseconds when it is large. */
export interface BetterPlan {
  unassigned: number;
  vehicles: number;
  distanceM: number;
  elapsedMs: number;
  plan(): RoutePlan;
}

export interface PlanningOptions {
  seed: number;
  /** With iterations alone the same seed gives the same plan; with seconds it depends on the machine. */
  limits: EffortLimits;
  /** Called with the first usable plan, soon after the start, and with each better one. */
  onBetter?: (better: BetterPlan) => void;
  /** Ends the search early with the best plan so far. */
  signal?: AbortSignal;
  now?: () => number;
}

/** The share of the effort that a plan in use by n vehicles spends on managing with fewer, and its most. */
const SHARE_A_VEHICLE = 0.05;
const MOST_SHARE = 0.5;
const SHARE_TO_SERVE = 0.3;

/**
 * Assigns and sequences orders. It keeps the processor for itself until the effort is spent: it belongs into a thread
 * of its own, or see `planRoutesGently`.
 */
export function planRoutes(problem: PlanningProblem, options: PlanningOptions): RoutePlan {
  const search = begin(problem, options);
  for (const _ of improve(search));
  return finish(search);
}

/** The same, but lets others in at times, so that `signal` can end it. */
export async function planRoutesGently(problem: PlanningProblem, options: PlanningOptions): Promise<RoutePlan> {
  const search = begin(problem, options);
  let turnsAtMs = search.effort.elapsedMs() + 20;
  for (const _ of improve(search)) {
    if (search.effort.elapsedMs() < turnsAtMs) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    turnsAtMs = search.effort.elapsedMs() + 20;
  }
  return finish(search);
}

function begin(
  problem: PlanningProblem,
  { seed, limits, onBetter, signal, now = () => performance.now() }: PlanningOptions,
) {
  const [flaw] = problemFlaws(problem);
  if (flaw) throw new RangeError(`the problem has the flaw ${flaw.kind} of ${flaw.of ?? "its matrices"}`);
  const effort = new Effort(limits, now, signal);
  const compiled = compileProblem(problem);
  const plan = emptyPlan(compiled, { seed, balance: balanceOf(compiled) });
  layCurrent(plan);
  plan.mostMoved = problem.disturbance?.mostMoved ?? Number.POSITIVE_INFINITY;
  plan.mostResequenced = problem.disturbance?.mostResequenced ?? Number.POSITIVE_INFINITY;
  return beginSearch(plan, effort, () =>
    onBetter?.({
      unassigned: plan.bankCount,
      vehicles: plan.usedCount,
      distanceM: plan.distanceM.reduce((sum, metres) => sum + metres, 0),
      elapsedMs: effort.elapsedMs(),
      plan: () => readPlan(plan),
    }),
  );
}

function* improve(search: Search): Generator<void> {
  const { plan, effort } = search;
  const { objective, disturbance } = plan.problem.source;
  yield* serveAll(search, SHARE_TO_SERVE);
  if (objective === "cheapest" && disturbance === null) {
    const share = Math.min(MOST_SHARE, SHARE_A_VEHICLE * plan.usedCount);
    yield* reduceVehicles(search, Math.max(share, effort.spent()));
  }
  yield* shorten(search);
}

function finish({ plan, best, place }: Search): RoutePlan {
  best.restore(plan);
  servePriorities(plan, place);
  return readPlan(plan);
}
