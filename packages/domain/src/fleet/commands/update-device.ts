import { devices } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdDevice } from "../fit.ts";
import type { UpdateDevice } from "../inputs.ts";

/** Gives a device another name. Throws `not_found`, `device.revoked`. */
export async function updateDevice(ctx: Context, { deviceId, name }: z.infer<typeof UpdateDevice>) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");

  return transactionally(ctx, async (tx) => {
    await holdDevice(tx, organisationId, deviceId);
    const isIt = and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId));
    await tx.update(devices).set({ name }).where(isIt);
    await record(tx, { type: "device.changed", deviceId, occurredAt: ctx.now() });
    return { deviceId };
  });
}
