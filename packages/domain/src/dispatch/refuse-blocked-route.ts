import { refuseBlocked } from "../incidents/blocked-by-incidents.ts";
import { type RouteRow, readStops } from "../routes/hold-route.ts";
import type { Transaction } from "../transactionally.ts";

/** Throws `incident.blocks` where an open incident holds up a route, its vehicle, its driver or what it carries. */
export async function refuseBlockedRoute(tx: Transaction, route: RouteRow): Promise<void> {
  const orderIds = new Set((await readStops(tx, route.id)).map(({ orderId }) => orderId));
  await refuseBlocked(tx, route.organisationId, [
    { kind: "route", id: route.id },
    { kind: "vehicle", id: route.vehicleId },
    ...(route.driverId === null ? [] : [{ kind: "driver" as const, id: route.driverId }]),
    ...[...orderIds].map((id) => ({ kind: "order" as const, id })),
  ]);
}
