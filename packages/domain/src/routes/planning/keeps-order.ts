import type { WorkingPlan } from "./working-plan.ts";

/** Positions after which a stop may come. */
export interface Bounds {
  from: number;
  until: number;
}

/** Between which stops of the route one may come so that those that were on it before stay in their order. */
export function boundsOf(plan: WorkingPlan, vehicle: number, node: number, bounds: Bounds): void {
  const { problem, next, position } = plan;
  const { stops, vehicles, orderOf, rankBefore, vehicleBefore } = problem;
  const start = stops + vehicle;
  const end = start + vehicles;
  const rank = rankBefore[node] as number;
  bounds.from = 0;
  bounds.until = position[end] as number;
  if (!plan.keepsOrder || rank < 0 || vehicleBefore[orderOf[node] as number] !== vehicle) return;
  for (let other = next[start] as number; other !== end; other = next[other] as number) {
    if (vehicleBefore[orderOf[other] as number] !== vehicle) continue;
    const otherRank = rankBefore[other] as number;
    if (otherRank >= 0 && otherRank < rank) bounds.from = position[other] as number;
    else if (otherRank > rank) bounds.until = Math.min(bounds.until, position[other] as number);
  }
}
