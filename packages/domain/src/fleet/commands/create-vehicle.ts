import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateVehicle } from "../inputs.ts";
import { addVehicle } from "../write-vehicle.ts";

/**
 * Adds a vehicle. Throws `vehicle.plate_taken`, `vehicle.vin_taken`, `group.unknown`, `hub.unknown`,
 * `plan.vehicles_reached`.
 */
export async function createVehicle(ctx: Context, input: z.infer<typeof CreateVehicle>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");
  return transactionally(ctx, async (tx) => ({ vehicleId: await addVehicle(tx, organisationId, input) }));
}
