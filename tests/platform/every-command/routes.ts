import { type Commands, type Given, inOrganisation, onPlatform } from "./command.ts";

/** Brings the furnished route so far that its driver has it, or has taken it on. */
async function sent({ rows, api, as, owner }: Given, isAccepted = true) {
  const { orders, routes } = api(await as.dispatcher(rows.organisation));
  for (const move of ["planned", "dispatched"] as const) await orders.move({ orderId: rows.orderId, move });
  await owner.sql`update routes set state = 'sent', sent_at = now() where id = ${rows.routeId}`;
  if (isAccepted) await routes.accept({ routeId: rows.routeId });
  return rows;
}

export const routesCommands: Commands = {
  "routes.days.save": { leaves: inOrganisation("route.cancelled") },
  "routes.dispatches.ask": {
    leaves: inOrganisation("dispatch.asked"),
    call: (api, { rows }) => api.routes.dispatches.ask({ routeId: rows.otherRouteId, basedOn: 1 }),
  },
  "routes.dispatches.retry": { leaves: onPlatform("dispatch.retried") },
  "routes.recall": {
    leaves: inOrganisation("route.recalled"),
    call: async (api, given) => api.routes.recall({ routeId: (await sent(given)).routeId }),
  },
  "routes.cancel": { leaves: inOrganisation("route.cancelled") },
  "routes.accept": {
    leaves: inOrganisation("route.accepted"),
    call: async (api, given) => api.routes.accept({ routeId: (await sent(given, false)).routeId }),
  },
  "routes.decline": {
    leaves: inOrganisation("route.declined"),
    call: async (api, given) => api.routes.decline({ routeId: (await sent(given, false)).routeId, reason: "Ill" }),
  },
  "routes.start": {
    leaves: inOrganisation("route.started"),
    call: async (api, given) => api.routes.start({ routeId: (await sent(given)).routeId }),
  },
  "routes.stops.arrive": {
    leaves: inOrganisation("route.started", "stop.arrived"),
    call: async (api, given) => api.routes.stops.arrive({ stopId: (await sent(given)).pickupId }),
  },
  "routes.stops.complete": {
    leaves: inOrganisation("route.started", "order.collected", "order.set_out", "stop.done"),
    call: async (api, given) => api.routes.stops.complete({ stopId: (await sent(given)).pickupId }),
  },
  "routes.stops.fail": {
    leaves: inOrganisation("route.started", "order.failed", "stop.failed", "route.finished"),
    call: async (api, given) => api.routes.stops.fail({ stopId: (await sent(given)).pickupId, reason: "Closed" }),
  },
  "routes.hubs.create": { leaves: inOrganisation("hub.created") },
  "routes.hubs.update": { leaves: inOrganisation("hub.changed") },
  "routes.hubs.setState": { leaves: inOrganisation("hub.state_changed") },
  "routes.hubs.archive": { leaves: inOrganisation("hub.archived") },
  "routes.hubs.setWorkers": { leaves: inOrganisation("hub.workers_changed") },
  "routes.lanes.create": { leaves: inOrganisation("lane.created") },
  "routes.lanes.update": { leaves: inOrganisation("lane.changed") },
  "routes.lanes.remove": { leaves: inOrganisation("lane.removed") },
  "routes.imports.preview": { leaves: "nothing", because: "what it writes is taken back before it answers" },
  "routes.imports.take": { leaves: inOrganisation("hub.created") },
};
