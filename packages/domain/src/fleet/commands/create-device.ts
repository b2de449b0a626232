import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { addDevice } from "../add-device.ts";
import { type BrokerAddress, connectionSettings } from "../connection-settings.ts";
import type { CreateDevice } from "../inputs.ts";

/** Adds a device; its secret is in this answer and nowhere again. Throws `not_found` for an unknown vehicle, `device.outside_id_taken`. */
export async function createDevice(
  ctx: Context,
  { name, kind, vehicleId, outsideId }: z.infer<typeof CreateDevice>,
  broker: BrokerAddress,
) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");

  return transactionally(ctx, async (tx) => {
    const device = {
      organisationId,
      name,
      kind,
      vehicleId: vehicleId ?? null,
      outsideId: outsideId ?? null,
      createdBySession: null,
    };
    const { deviceId, secret } = await addDevice(tx, device);
    return { deviceId, secret, settings: connectionSettings(broker, { deviceId, organisationId }) };
  });
}
