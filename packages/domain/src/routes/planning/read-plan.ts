import type { RoutePlan } from "./route-plan.ts";
import { type Sequence, scheduleRoute } from "./schedule-route.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** A working plan as people read it. */
export function readPlan(plan: WorkingPlan): RoutePlan {
  const { problem, bank, bankCount } = plan;
  const vehicles = Array.from(plan.used.subarray(0, plan.usedCount)).toSorted((a, b) => a - b);
  const routes = vehicles.map((vehicle) => scheduleRoute(problem, sequenceOf(plan, vehicle)));
  return {
    routes,
    unassigned: Array.from(bank.subarray(0, bankCount))
      .toSorted((a, b) => a - b)
      .map((order) => problem.source.orders[order]?.id ?? ""),
    distanceM: routes.reduce((sum, { distanceM }) => sum + distanceM, 0),
  };
}

function sequenceOf({ problem, next, breaksAfter }: WorkingPlan, vehicle: number): Sequence {
  const start = problem.stops + vehicle;
  const end = start + problem.vehicles;
  const nodes: number[] = [];
  for (let node = next[start] as number; node !== end; node = next[node] as number) nodes.push(node);
  return { vehicle, nodes, breaksAfter: [start, ...nodes].map((node) => breaksAfter[node] as number) };
}
