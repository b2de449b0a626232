import { devices } from "@cartage/db/schema/fleet";
import { and, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";

const Id = z.uuid().lowercase();

/** The organisation's devices by the names that a sender gives them: our ids, or those they have outside. */
export async function findNamedDevices(
  ctx: Context,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReportingDevice>> {
  const { organisationId } = authorise(ctx.actor, "positions.send");
  return readNamedDevices(ctx, eq(devices.organisationId, organisationId), names);
}

/** As findNamedDevices, among devices of whichever organisation `of` says. */
export async function readNamedDevices(
  { session }: Pick<Context, "session">,
  of: SQL,
  names: readonly string[],
): Promise<Map<string, ReportingDevice>> {
  const ids = names.filter((name) => Id.safeParse(name).success);
  const rows = await session.db
    .select({
      deviceId: devices.id,
      deviceKey: devices.key,
      organisationId: devices.organisationId,
      organisationKey: devices.organisationKey,
      outsideId: devices.outsideId,
    })
    .from(devices)
    .where(and(of, isNull(devices.revokedAt), or(inArray(devices.id, ids), inArray(devices.outsideId, [...names]))));
  const found = new Map<string, ReportingDevice>();
  // what is an id of ours is ours, whatever another device is called outside
  for (const { outsideId, ...device } of rows) if (outsideId !== null) found.set(outsideId, device);
  for (const { outsideId: _, ...device } of rows) found.set(device.deviceId, device);
  return found;
}
