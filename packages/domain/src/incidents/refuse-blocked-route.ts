import { DomainError } from "../errors.ts";
import { type RouteRow, readStops } from "../routes/hold-route.ts";
import { readHoldUps } from "../routes/read-hold-ups.ts";
import type { Transaction } from "../transactionally.ts";
import { blockedByIncidents } from "./blocked-by-incidents.ts";

/**
 * Lets nothing be sent that is held up: by an incident the route, its vehicle, its driver, an order on it; by one or by its
 * state a hub that it goes to. Throws `incident.blocks`, `route.hub_closed`.
 */
export async function refuseBlockedRoute(tx: Transaction, route: RouteRow): Promise<void> {
  const [block] = await blockedByIncidents(tx, route.organisationId, [
    { kind: "route", id: route.id },
    { kind: "vehicle", id: route.vehicleId },
    ...(route.driverId === null ? [] : [{ kind: "driver" as const, id: route.driverId }]),
  ]);
  if (block) throw blocked(block, block.kind, block.id);
  const stops = await readStops(tx, route.id);
  const orderIds = [...new Set(stops.map(({ orderId }) => orderId))];
  const heldUp = await readHoldUps(tx, route.organisationId, orderIds);
  for (const { orderId, leg } of stops) {
    const { hub, incident } = heldUp.get(`${orderId}/${leg}`) ?? {};
    if (incident) {
      const { id: incidentId, number } = incident;
      throw blocked({ incidentId, number }, hub ? "hub" : "order", hub ? hub.id : orderId);
    }
    if (hub) throw new DomainError("route.hub_closed", { about: { hubId: hub.id, hub: hub.name } });
  }
}

function blocked({ incidentId, number }: { incidentId: string; number: number }, kind: string, id: string) {
  return new DomainError("incident.blocks", { about: { kind, id, incidentId, number: String(number) } });
}
