import type { DayCommand, KeptCommand, OwnRoute, OwnStop } from "./day-command.ts";

/** The driver's routes with what he said since the server told them: the phone goes on where it stands, with or without network. */
export function applyCommands(routes: readonly OwnRoute[], commands: readonly KeptCommand[]): OwnRoute[] {
  return commands
    .filter(({ refusal }) => refusal === null)
    .reduce<OwnRoute[]>((known, said) => known.flatMap((route) => applied(route, said) ?? []), [...routes]);
}

/** Null is a route that is the driver's no more. */
function applied(route: OwnRoute, { command, at }: KeptCommand): OwnRoute | null {
  if (command.kind === "prove" || command.kind === "report") return route;
  if (command.kind === "note") return { ...route, stops: route.stops.map(withNote(command, at)) };
  if ("routeId" in command) return command.routeId === route.id ? routeAfter(route, command) : route;
  const stop = route.stops.find(({ id }) => id === command.stopId);
  if (!stop || isOver(stop)) return route;
  const stops = route.stops.map((one) => stopAfter(one, stop, command, route.stops));
  return { ...route, stops, state: stops.every(isOver) ? "finished" : "under_way" };
}

function routeAfter(route: OwnRoute, { kind }: Extract<DayCommand, { routeId: string }>): OwnRoute | null {
  if (kind === "decline") return route.state === "sent" ? null : route;
  if (kind === "accept") return route.state === "sent" ? { ...route, state: "accepted" } : route;
  return route.state === "accepted" ? { ...route, state: "under_way" } : route;
}

const withNote =
  ({ orderId, text }: Extract<DayCommand, { kind: "note" }>, at: number) =>
  (stop: OwnStop): OwnStop =>
    stop.orderId === orderId ? { ...stop, notes: [...stop.notes, { text, at }] } : stop;

type StopCommand = Extract<DayCommand, { stopId: string }>;

function stopAfter(one: OwnStop, said: OwnStop, command: StopCommand, stops: readonly OwnStop[]): OwnStop {
  const { at } = command;
  if (command.kind === "arrive")
    return visitOf(stops, said).includes(one) && one.state === "planned"
      ? { ...one, state: "arrived", arrivedAt: at }
      : one;
  if (one.id === said.id) {
    const ended = { endedAt: at, arrivedAt: one.arrivedAt ?? at, reason: command.reason ?? null };
    return { ...one, ...ended, state: command.kind === "complete" ? "done" : "failed" };
  }
  // what was not picked up is not delivered either
  const isItsDelivery = one.kind === "delivery" && one.orderId === said.orderId && !isOver(one);
  return command.kind === "fail" && said.kind === "pickup" && isItsDelivery ? { ...one, state: "skipped" } : one;
}

export function isOver({ state }: Pick<OwnStop, "state">): boolean {
  return state === "done" || state === "failed" || state === "skipped";
}

/** The stops from this one on that are at its very place, as one visit. */
function visitOf(stops: readonly OwnStop[], stop: OwnStop): OwnStop[] {
  const after = stops.slice(stops.indexOf(stop));
  const end = after.findIndex(({ lat, lon }) => lat !== stop.lat || lon !== stop.lon);
  return end < 0 ? after : after.slice(0, end);
}

/** A route's stops by the visits that they are. */
export function visitsOf(stops: readonly OwnStop[]): OwnStop[][] {
  const visits: OwnStop[][] = [];
  for (const stop of stops) {
    const last = visits.at(-1);
    if (last?.[0] && last[0].lat === stop.lat && last[0].lon === stop.lon) last.push(stop);
    else visits.push([stop]);
  }
  return visits;
}

/** Where the driver is, or goes next: the first visit with something to be done; null when all is over. */
export function nextVisit(stops: readonly OwnStop[]): OwnStop[] | null {
  return visitsOf(stops).find((visit) => !visit.every(isOver)) ?? null;
}
