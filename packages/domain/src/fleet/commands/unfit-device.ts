import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdDevice, unfit } from "../fit.ts";
import type { DeviceId } from "../inputs.ts";

/** Takes a device out of its vehicle; it goes on reporting, for no vehicle. Throws `not_found`, `device.revoked`. */
export async function unfitDevice(ctx: Context, { deviceId }: z.infer<typeof DeviceId>) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");

  return transactionally(ctx, async (tx) => {
    await unfit(tx, await holdDevice(tx, organisationId, deviceId));
    return { deviceId };
  });
}
