import { devices } from "@cartage/db/schema/fleet";
import type { Session } from "@cartage/db/session";
import { and, inArray, isNull, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { ReportingDevice } from "./storing/reporting-device.ts";

const Id = z.uuid().lowercase();

/** Devices by the names that senders give them: our ids, or those they have outside; `of` says of which organisation. */
export async function readNamedDevices(
  { db }: Pick<Session, "db">,
  names: readonly string[],
  of: SQL | undefined,
): Promise<ReadonlyMap<string, ReportingDevice>> {
  if (names.length === 0) return new Map();
  const ids = names.filter((name) => Id.safeParse(name).success);
  const rows = await db
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
