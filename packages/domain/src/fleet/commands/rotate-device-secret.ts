import { devices } from "@cartage/db/schema/fleet";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { type BrokerAddress, connectionSettings } from "../connection-settings.ts";
import { hashDeviceSecret, newDeviceSecret } from "../device-secret.ts";
import { holdDevice } from "../fit.ts";
import type { DeviceId } from "../inputs.ts";

/** Gives a device a new secret and ends its connection under the old one. Throws `not_found`, `device.revoked`. */
export async function rotateDeviceSecret(ctx: Context, { deviceId }: z.infer<typeof DeviceId>, broker: BrokerAddress) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");
  const secret = newDeviceSecret();
  const { salt, iterations, hash } = await hashDeviceSecret(secret);

  return transactionally(ctx, async (tx) => {
    await holdDevice(tx, organisationId, deviceId);
    const secretIssuedAt = ctx.now();
    await tx
      .update(devices)
      .set({ secretSalt: salt, secretIterations: iterations, secretHash: hash, secretIssuedAt })
      .where(eq(devices.id, deviceId));
    await record(tx, { type: "device.secret_rotated", deviceId, occurredAt: secretIssuedAt });
    await ctx.announceSecret?.({ deviceId, organisationId, secret });
    return { deviceId, secret, settings: connectionSettings(broker, { deviceId, organisationId }) };
  });
}
