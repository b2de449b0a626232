import { reservations } from "@cartage/db/schema/dispatch";
import { eq } from "drizzle-orm";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import type { DispatchStep } from "./step.ts";

/** The vehicle and its driver belong to this route for as long as it lasts. */
export const reserve: DispatchStep = {
  async take(tx, { route }) {
    const { id: routeId, organisationId, vehicleId, driverId, departsAt, endsAt } = route;
    if (driverId === null) throw new DomainError("route.no_driver");
    await tx
      .insert(reservations)
      .values({ routeId, organisationId, vehicleId, driverId, fromTime: departsAt, untilTime: endsAt })
      .catch(
        explain({
          reservations_vehicle_once: "dispatch.vehicle_taken",
          reservations_driver_once: "dispatch.driver_taken",
        }),
      );
    return {};
  },
  async undo(tx, { route }) {
    await tx.delete(reservations).where(eq(reservations.routeId, route.id));
  },
};
