import { DomainError } from "../errors.ts";
import { type RouteRow, readStops } from "../routes/hold-route.ts";
import type { Transaction } from "../transactionally.ts";
import { blockedByIncidents } from "./blocked-by-incidents.ts";

/** Lets nothing be sent that an incident holds up: the route, its vehicle, its driver, an order on it. Throws `incident.blocks`. */
export async function refuseBlockedRoute(tx: Transaction, route: RouteRow): Promise<void> {
  const stops = await readStops(tx, route.id);
  const [block] = await blockedByIncidents(tx, route.organisationId, [
    { kind: "route", id: route.id },
    { kind: "vehicle", id: route.vehicleId },
    ...(route.driverId === null ? [] : [{ kind: "driver" as const, id: route.driverId }]),
    ...stops.map(({ orderId: id }) => ({ kind: "order" as const, id })),
  ]);
  if (!block) return;
  const { kind, id, incidentId, number } = block;
  throw new DomainError("incident.blocks", { about: { kind, id, incidentId, number: String(number) } });
}
