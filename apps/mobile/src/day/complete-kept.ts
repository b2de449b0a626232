import type { KeptRoutes } from "./day-command.ts";

/** Routes that an earlier version of the app kept lack what was told since; a driver without network goes on with them. */
export function completeKept(kept: KeptRoutes): KeptRoutes {
  const since = { skills: [], isWindowChosen: false, hasPin: true, wishes: { instructions: null, safePlace: null } };
  const routes = kept.routes.map((route) => ({
    ...route,
    stops: route.stops.map((stop) => ({ ...since, ...stop })),
  }));
  return { ...kept, needs: kept.needs ?? null, routes };
}
