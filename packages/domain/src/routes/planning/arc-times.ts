import type { CompiledProblem } from "./compiled-problem.ts";

// An arc is the way from one node of a route to the next, with the breaks that are taken on it. A break may interrupt
// driving: one drives on until it may begin. Both directions are monotone in time, so that one latest arrival a node
// tells whether all that follows is in time.

/** When a stop reached at `arrivesS` is left; Infinity when it is too late for it. */
export function leavesAt(problem: CompiledProblem, node: number, arrivesS: number): number {
  const { fromS, untilS, serviceS, firstWindow, windowFromS, windowUntilS } = problem;
  if (arrivesS > (untilS[node] as number)) return Number.POSITIVE_INFINITY;
  const last = firstWindow[node + 1] as number;
  let at = firstWindow[node] as number;
  let opensS = fromS[node] as number;
  if (at < last) {
    while (arrivesS > (windowUntilS[at] as number)) at += 1;
    opensS = windowFromS[at] as number;
  }
  return Math.max(arrivesS, opensS) + (serviceS[node] as number);
}

/** The latest time at which a stop may be reached so that it is left by `byS`; -Infinity when there is none. */
export function latestArrival(problem: CompiledProblem, node: number, byS: number): number {
  const { fromS, untilS, serviceS, firstWindow, windowFromS, windowUntilS } = problem;
  const startsByS = byS - (serviceS[node] as number);
  const first = firstWindow[node] as number;
  let at = (firstWindow[node + 1] as number) - 1;
  let opensS = fromS[node] as number;
  let closesS = untilS[node] as number;
  if (at >= first) {
    while (at > first && startsByS < (windowFromS[at] as number)) at -= 1;
    opensS = windowFromS[at] as number;
    closesS = windowUntilS[at] as number;
  }
  if (startsByS < opensS) return Number.NEGATIVE_INFINITY;
  return Math.min(startsByS, closesS);
}

/** When the next node is reached after the breaks from `first`, `count` of them; Infinity when one would be too late. */
export function arrivesAfterBreaks(
  { breakFromS, breakUntilS, breakS }: CompiledProblem,
  leavesS: number,
  travelS: number,
  first: number,
  count: number,
): number {
  let freeS = leavesS;
  let arrivesS = leavesS + travelS;
  for (let at = first; at < first + count; at++) {
    if (freeS > (breakUntilS[at] as number)) return Number.POSITIVE_INFINITY;
    freeS = Math.max(freeS, breakFromS[at] as number) + (breakS[at] as number);
    arrivesS = Math.max(arrivesS, breakFromS[at] as number) + (breakS[at] as number);
  }
  return arrivesS;
}

/** The same on the way to a route's end, where breaks that the end comes before are not taken. */
export function arrivesAtEnd(
  problem: CompiledProblem,
  leavesS: number,
  travelS: number,
  first: number,
  count: number,
): number {
  for (let taken = 0; taken < count; taken++) {
    const arrivesS = arrivesAfterBreaks(problem, leavesS, travelS, first, taken);
    if (arrivesS <= (problem.breakUntilS[first + taken] as number)) return arrivesS;
  }
  return arrivesAfterBreaks(problem, leavesS, travelS, first, count);
}

/** The latest time at which a node may be left so that the next, after the breaks, is reached by `byS`. */
export function leavesBeforeBreaks(
  { breakFromS, breakUntilS, breakS }: CompiledProblem,
  byS: number,
  travelS: number,
  first: number,
  count: number,
): number {
  let arrivesByS = byS;
  let freeByS = Number.POSITIVE_INFINITY;
  for (let at = first + count - 1; at >= first; at--) {
    const endsS = (breakFromS[at] as number) + (breakS[at] as number);
    if (endsS > arrivesByS || endsS > freeByS) return Number.NEGATIVE_INFINITY;
    arrivesByS -= breakS[at] as number;
    freeByS = Math.min(breakUntilS[at] as number, freeByS - (breakS[at] as number));
  }
  return Math.min(arrivesByS - travelS, freeByS);
}

export function leavesForEnd(
  problem: CompiledProblem,
  byS: number,
  travelS: number,
  first: number,
  count: number,
): number {
  let latestS = leavesBeforeBreaks(problem, byS, travelS, first, count);
  for (let taken = 0; taken < count; taken++) {
    const dueS = Math.min(byS, problem.breakUntilS[first + taken] as number);
    latestS = Math.max(latestS, leavesBeforeBreaks(problem, dueS, travelS, first, taken));
  }
  return latestS;
}
