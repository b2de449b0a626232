import { assignments, vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { VehicleType } from "../../fleet/inputs.ts";
import { type LiveVehicle, liveColumns, toLiveVehicle } from "../../fleet/live-vehicle.ts";

export interface MyVehicle {
  /** Null while the driver is assigned to none. */
  vehicle: { id: string; name: string; plate: string | null; type: VehicleType } | null;
  state: LiveVehicle | null;
}

/** The vehicle that the driver is assigned to, and where it was last seen. */
export async function myVehicle(ctx: Context): Promise<MyVehicle> {
  const driver = authorise(ctx.actor, "own_vehicle.view");
  const [row] = await ctx.session.db
    .select(liveColumns)
    .from(assignments)
    .innerJoin(vehicles, eq(vehicles.id, assignments.vehicleId))
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .where(
      and(
        eq(assignments.organisationId, driver.organisationId),
        eq(assignments.driverId, driver.id),
        eq(assignments.kind, "primary"),
        lte(assignments.assignedAt, ctx.now()),
        or(isNull(assignments.endedAt), gt(assignments.endedAt, ctx.now())),
        isNull(vehicles.archivedAt),
      ),
    );
  if (!row) return { vehicle: null, state: null };
  const { id, name, plate, type } = row;
  return { vehicle: { id, name, plate, type }, state: toLiveVehicle(row) };
}
