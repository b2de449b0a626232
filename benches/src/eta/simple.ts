import type { RouteAhead } from "@cartage/domain/routes/eta/route-ahead";

/** One arrival for each stop that is left, with free-flow times by one factor and services by another. */
export function simpleArrivals(ahead: RouteAhead, drive: number, serve: number): number[] {
  let at = ahead.now;
  let breaks = [...ahead.breaks];
  return ahead.stops.map(({ leg, windows, service, arrivedAt }, index) => {
    if (arrivedAt === null) {
      const due = index > 0 ? breaks.filter(({ earliestAt }) => at >= earliestAt) : [];
      for (const { durationS } of due) at += durationS * 1000;
      breaks = breaks.filter((pause) => !due.includes(pause));
      at += leg.freeFlowS * drive * 1000;
    }
    const arrival = at;
    const window = windows[0];
    const begins = window && at <= window.until ? Math.max(at, window.from) : at;
    at = begins + service.expectedS * serve * 1000;
    return arrival;
  });
}
