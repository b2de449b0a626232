import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { deviceState } from "@cartage/db/schema/tracking";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { type BrokerAddress, type ConnectionSettings, connectionSettings } from "../connection-settings.ts";
import { type DeviceRow, deviceColumns, toDeviceRow } from "../device-columns.ts";
import type { DeviceId } from "../inputs.ts";
import { seesDevice } from "../phone-privacy.ts";

export interface DeviceDetail extends DeviceRow {
  organisationId: string;
  /** Epoch ms. */
  createdAt: number;
  /** Epoch ms of the newest secret. */
  secretIssuedAt: number;
  mqtt: ConnectionSettings;
}

/** One device with the settings it needs to report. Throws `not_found`. */
export async function getDevice(
  ctx: Context,
  { deviceId }: z.infer<typeof DeviceId>,
  broker: BrokerAddress,
): Promise<DeviceDetail> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const [row] = await ctx.session.db
    .select({ ...deviceColumns, createdAt: devices.createdAt, secretIssuedAt: devices.secretIssuedAt })
    .from(devices)
    .innerJoin(deviceState, eq(deviceState.deviceKey, devices.key))
    .leftJoin(fittings, and(eq(fittings.deviceId, devices.id), isNull(fittings.removedAt)))
    .leftJoin(vehicles, eq(vehicles.id, fittings.vehicleId))
    .where(
      and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId), seesDevice(ctx.actor, devices.kind)),
    );
  if (!row) throw new DomainError("not_found");
  return {
    ...toDeviceRow(row, ctx.now()),
    organisationId,
    createdAt: row.createdAt.getTime(),
    secretIssuedAt: row.secretIssuedAt.getTime(),
    mqtt: connectionSettings(broker, { deviceId, organisationId }),
  };
}
