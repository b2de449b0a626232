import type { WorkingPlan } from "./working-plan.ts";

/** Between the first and the last of these, counted from the route's start as 0, a stop may come after one. */
export interface Bounds {
  from: number;
  until: number;
}

/** Between which stops of the route one may come so that those that were on it before stay in their order. */
export function boundsOf(plan: WorkingPlan, vehicle: number, node: number, bounds: Bounds): void {
  const { problem, next } = plan;
  const { stops, vehicles, orderOf, rankBefore, vehicleBefore } = problem;
  const start = stops + vehicle;
  const end = start + vehicles;
  const rank = rankBefore[node] as number;
  bounds.from = 0;
  bounds.until = Number.MAX_SAFE_INTEGER;
  if (!plan.keepsOrder || rank < 0 || vehicleBefore[orderOf[node] as number] !== vehicle) return;
  let at = 0;
  for (let other = next[start] as number; other !== end; other = next[other] as number) {
    at += 1;
    if (vehicleBefore[orderOf[other] as number] !== vehicle) continue;
    const otherRank = rankBefore[other] as number;
    if (otherRank >= 0 && otherRank < rank) bounds.from = at;
    else if (otherRank > rank) bounds.until = Math.min(bounds.until, at);
  }
}
