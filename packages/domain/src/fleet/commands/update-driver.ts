import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { checkVersion } from "../../check-version.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateDriver } from "../driver-inputs.ts";
import { changeDriver, holdDriver } from "../write-driver.ts";

/** Changes what is given of a driver and leaves the rest. Throws `not_found` for who is no driver, `changed_meanwhile`. */
export async function updateDriver(ctx: Context, { driverId, basedOn, ...given }: z.infer<typeof UpdateDriver>) {
  const { organisationId } = authorise(ctx.actor, "drivers.edit");
  return transactionally(ctx, async (tx) => {
    const driver = await holdDriver(tx, organisationId, driverId);
    checkVersion(driver, basedOn);
    await changeDriver(tx, driver, given);
    return { driverId };
  });
}
