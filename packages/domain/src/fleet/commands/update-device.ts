import { devices } from "@cartage/db/schema/fleet";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainDevice } from "../device-refusals.ts";
import { holdDevice } from "../fit.ts";
import type { UpdateDevice } from "../inputs.ts";

/** Gives a device another name, or another id outside. Throws `not_found`, `device.revoked`, `device.outside_id_taken`. */
export async function updateDevice(ctx: Context, { deviceId, ...given }: z.infer<typeof UpdateDevice>) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");

  return transactionally(ctx, async (tx) => {
    const known = await holdDevice(tx, organisationId, deviceId);
    const change = changeOf({ name: known.name, outsideId: known.outsideId }, given);
    if (Object.keys(change.after).length === 0) return { deviceId };
    await tx.update(devices).set(change.after).where(eq(devices.id, deviceId)).catch(explainDevice);
    await record(tx, { type: "device.changed", deviceId, occurredAt: ctx.now() }, change);
    return { deviceId };
  });
}
