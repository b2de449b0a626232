import type { CurrentRoute, PlanningBreak, PlanningVehicle } from "./problem.ts";

/** Breaks whose windows are so narrow that any time in them keeps the limit of work, and when the work is over. */
export interface FittedBreaks {
  breaks: PlanningBreak[];
  endsByS: number;
}

/**
 * Work between two breaks depends on when both are taken. So that each can be judged alone, the latest of one is
 * counted from the earliest end of the one before, and the earliest is raised as far as what follows gains by it.
 */
export function fitBreaks({ shift, breaks, mostWorkS }: PlanningVehicle, current?: CurrentRoute): FittedBreaks {
  const most = mostWorkS ?? Number.POSITIVE_INFINITY;
  const goesOnAtS = Math.max(shift.fromS, current?.leavesAtS ?? shift.fromS);
  const restedUntilS = current?.restedUntilS ?? Number.NEGATIVE_INFINITY;
  const due = breaks.slice(current?.breaksTaken ?? 0).filter(({ latestS }) => latestS >= goesOnAtS);
  const gainsFromS = gainsFrom(due, shift.untilS, most);
  const fitted: PlanningBreak[] = [];
  let worksSinceS = Math.max(shift.fromS, restedUntilS);
  for (const [at, each] of due.entries()) {
    const latestS = Math.min(each.latestS, worksSinceS + most);
    const firstS = Math.max(each.earliestS, worksSinceS);
    if (latestS < firstS) return { breaks: fitted, endsByS: Math.min(shift.untilS, latestS) };
    const earliestS = Math.max(firstS, Math.min(latestS, gainsFromS[at] ?? firstS));
    fitted.push({ earliestS, latestS, durationS: each.durationS });
    worksSinceS = earliestS + each.durationS;
  }
  return { breaks: fitted, endsByS: Math.min(shift.untilS, worksSinceS + most) };
}

/** The earliest time of each break at which nothing after it is cut short. */
function gainsFrom(breaks: readonly PlanningBreak[], untilS: number, most: number): number[] {
  const gains: number[] = [];
  let neededByS = untilS;
  for (const each of breaks.toReversed()) {
    gains.unshift(neededByS - most - each.durationS);
    neededByS = each.latestS;
  }
  return gains;
}
