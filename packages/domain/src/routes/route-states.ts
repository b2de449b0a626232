export const routeStates = ["planned", "sent", "accepted", "under_way", "finished", "cancelled"] as const;
export type RouteState = (typeof routeStates)[number];

export const stopStates = ["planned", "arrived", "done", "failed", "skipped"] as const;
export type StopState = (typeof stopStates)[number];

/** What happens to a route on its way, as events call it. */
const routeMoves = ["sent", "recalled", "accepted", "declined", "started", "finished", "cancelled"] as const;
export type RouteMove = (typeof routeMoves)[number];

export type RouteEventType = `route.${"created" | "changed" | RouteMove}`;
export type StopEventType = `stop.${"arrived" | "done" | "failed"}`;

/** The one place that says what may follow; `routes_guard_state` in Postgres refuses the same. */
const moves: Record<RouteMove, Partial<Record<RouteState, RouteState>>> = {
  sent: { planned: "sent" },
  recalled: { sent: "planned", accepted: "planned" },
  accepted: { sent: "accepted" },
  declined: { sent: "planned" },
  started: { accepted: "under_way" },
  finished: { under_way: "finished" },
  cancelled: { planned: "cancelled" },
};

/** The state after a move; null when the move is not possible. */
export function routeAfter(state: RouteState, move: RouteMove): RouteState | null {
  return moves[move][state] ?? null;
}

/** Whether a driver has the route: what is put on it is dispatched with it. */
export function isWithDriver(state: RouteState): boolean {
  return state === "sent" || state === "accepted" || state === "under_way";
}

/** Whether stops may still be put on it, or taken off. */
export function mayReplan(state: RouteState): boolean {
  return state === "planned" || isWithDriver(state);
}

/** Whether nothing more happens at a stop. */
export function isOver(state: StopState): boolean {
  return state === "done" || state === "failed" || state === "skipped";
}
