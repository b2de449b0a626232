import type { BreakAhead } from "./route-ahead.ts";

const minuteMs = 60_000;
/** Breaks are taken somewhat before or after they were planned. */
const [earlierMs, laterMs] = [30 * minuteMs, 90 * minuteMs];

interface Halted {
  /** Since when the vehicle stands; null while it moves. */
  stoodSince: number | null;
  /** At a stop of the route, where it works. */
  isAtStop: boolean;
}

/**
 * The breaks of a plan that are still to come (epoch ms). One is under way while the vehicle stands at no stop around its
 * time, and over when its time has gone by.
 */
export function breaksAhead(
  planned: readonly { from: number; until: number }[],
  { stoodSince, isAtStop }: Halted,
  now: number,
): BreakAhead[] {
  return planned.flatMap(({ from, until }): BreakAhead[] => {
    const [earliestAt, latestAt] = [from - earlierMs, from + laterMs];
    const durationS = (until - from) / 1000;
    const rests = stoodSince !== null && !isAtStop && stoodSince >= earliestAt && stoodSince <= latestAt;
    const isUnderWay = rests && now - stoodSince >= 5 * minuteMs && now - stoodSince < until - from;
    if (isUnderWay) return [{ earliestAt, latestAt, durationS, startedAt: stoodSince }];
    return now > until ? [] : [{ earliestAt: Math.max(from, earliestAt), latestAt, durationS, startedAt: null }];
  });
}
