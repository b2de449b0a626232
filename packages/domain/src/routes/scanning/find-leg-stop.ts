import { vehicles } from "@cartage/db/schema/fleet";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";

export interface LegStop {
  stopId: string;
  routeId: string;
  vehicleId: string;
  vehicle: string;
}

/** Where a vehicle that has set out, or is about to, brings a leg's goods to a hub, or takes them from it. */
export async function findLegStop(
  tx: Transaction,
  organisationId: string,
  { orderId, hubId, leg, kind }: { orderId: string; hubId: string; leg: number; kind: "pickup" | "delivery" },
): Promise<LegStop | null> {
  const [found] = await tx
    .select({ stopId: routeStops.id, routeId: routes.id, vehicleId: vehicles.id, vehicle: vehicles.name })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeStops.routeId))
    .innerJoin(vehicles, eq(vehicles.id, routes.vehicleId))
    .where(
      and(
        eq(routeStops.organisationId, organisationId),
        eq(routeStops.orderId, orderId),
        eq(routeStops.hubId, hubId),
        eq(routeStops.leg, leg),
        eq(routeStops.kind, kind),
        inArray(routeStops.state, ["planned", "arrived"]),
        inArray(routes.state, ["accepted", "under_way"]),
      ),
    );
  return found ?? null;
}
