import type { DayCommand, OwnRoute } from "./day-command.ts";

/** What was said something of: the place of a stop, or a route's vehicle; null where it is no longer known here. */
export function subjectOf(command: DayCommand, routes: readonly OwnRoute[]): string | null {
  if ("routeId" in command) return routes.find(({ id }) => id === command.routeId)?.vehicle ?? null;
  if (command.kind === "report") return null;
  const stops = routes.flatMap((route) => route.stops);
  if (command.kind === "note") return stops.find(({ orderId }) => orderId === command.orderId)?.name ?? null;
  const stopId = command.kind === "prove" ? command.handOver.stopId : command.stopId;
  return stops.find(({ id }) => id === stopId)?.name ?? null;
}
