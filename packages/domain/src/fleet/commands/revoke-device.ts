import { devices } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { unfit } from "../fit.ts";
import type { DeviceId } from "../inputs.ts";

/** Takes a device's access away for good and frees its vehicle; again is harmless. Throws `not_found`. */
export async function revokeDevice(ctx: Context, { deviceId }: z.infer<typeof DeviceId>) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId));
    const [device] = await tx.select({ revokedAt: devices.revokedAt }).from(devices).where(isIt).for("update");
    if (!device) throw new DomainError("not_found");
    if (device.revokedAt) return { deviceId };
    const revokedAt = ctx.now();
    await tx.update(devices).set({ revokedAt }).where(isIt);
    await unfit(tx, { deviceId });
    await record(tx, { type: "device.revoked", deviceId, occurredAt: revokedAt });
    return { deviceId };
  });
}
