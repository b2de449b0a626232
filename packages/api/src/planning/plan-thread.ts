import { parentPort, workerData } from "node:worker_threads";
import type { ThoughtOut } from "@cartage/domain/routes/day/proposal";
import { explainUnassigned } from "@cartage/domain/routes/planning/explain-unassigned";
import { planDifference } from "@cartage/domain/routes/planning/plan-difference";
import { type BetterPlan, planRoutes } from "@cartage/domain/routes/planning/plan-routes";
import type { RoutePlan } from "@cartage/domain/routes/planning/route-plan";
import { verifyPlan } from "@cartage/domain/routes/planning/verify-plan";
import type { PlanningTask } from "./planner.ts";

/** Better plans are told this often at the most. */
const TELLS_EVERY_MS = 700;
/** The share of the time that may go into saying why orders were left, before the plan is final. */
const SHARE_TO_EXPLAIN = 0.2;

const { problem, seconds } = workerData as PlanningTask;
const startedMs = performance.now();
let toldMs = Number.NEGATIVE_INFINITY;
let explainedMs = 0;
let last: { left: string; explanations: ThoughtOut["explanations"] } = { left: "", explanations: [] };

const final = planRoutes(problem, { seed: 1, limits: { seconds, iterations: null }, onBetter: tellAtTimes });
tell(final, true);

/** Every plan that is told is whole, so that whoever has seen enough stops and takes it. */
function tellAtTimes(better: BetterPlan): void {
  const nowMs = performance.now();
  if (nowMs - toldMs < TELLS_EVERY_MS) return;
  tell(better.plan(), false);
  toldMs = performance.now();
}

function tell(plan: RoutePlan, isLast: boolean): void {
  // a fault of the planner's must never become a route
  const [fault] = verifyPlan(problem, plan);
  if (fault) throw new Error(`The plan breaks a limit: ${fault}.`);
  const difference = planDifference(problem, plan);
  const explanations = explain(plan, isLast);
  const told: ThoughtOut = { plan, difference, explanations, isLast, elapsedMs: performance.now() - startedMs };
  parentPort?.postMessage(told);
}

function explain(plan: RoutePlan, isLast: boolean): ThoughtOut["explanations"] {
  const left = plan.unassigned.toSorted().join();
  const beganMs = performance.now();
  if (last.explanations !== null && left === last.left && !isLast) return last.explanations;
  const mayExplain = isLast || explainedMs <= SHARE_TO_EXPLAIN * (beganMs - startedMs);
  last = { left, explanations: mayExplain ? explainUnassigned(problem, plan) : null };
  explainedMs += performance.now() - beganMs;
  return last.explanations;
}
