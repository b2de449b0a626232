import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { fit, holdDevice } from "../fit.ts";
import type { FitDevice } from "../inputs.ts";

/** Puts a device into a vehicle from now on. Throws `not_found`, `device.revoked`. */
export async function fitDevice(ctx: Context, { deviceId, vehicleId }: z.infer<typeof FitDevice>) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");

  return transactionally(ctx, async (tx) => {
    await fit(tx, await holdDevice(tx, organisationId, deviceId), vehicleId);
    return { deviceId, vehicleId };
  });
}
