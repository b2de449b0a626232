import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateVehicle } from "../inputs.ts";
import { changeVehicle, holdVehicle } from "../write-vehicle.ts";

/** Changes what is given of a vehicle and leaves the rest. Throws as createVehicle does, `not_found`, `changed_meanwhile`. */
export async function updateVehicle(ctx: Context, { vehicleId, basedOn, ...given }: z.infer<typeof UpdateVehicle>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");
  return transactionally(ctx, async (tx) => {
    const vehicle = await holdVehicle(tx, organisationId, vehicleId);
    checkVersion(vehicle, basedOn);
    await changeVehicle(tx, vehicle, given);
    return { vehicleId };
  });
}
