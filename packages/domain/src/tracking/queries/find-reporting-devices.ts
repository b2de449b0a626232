import { builder, type Database } from "@cartage/db/client";
import { devices } from "@cartage/db/schema/fleet";
import { inArray } from "drizzle-orm";
import type { ReportingDevice } from "../storing/reporting-device.ts";

/** The devices with these ids, across organisations: for the worker, before it knows whose message it holds. */
export async function findReportingDevices({ sql }: Database, deviceIds: string[]): Promise<ReportingDevice[]> {
  return builder(sql)
    .select({
      deviceId: devices.id,
      deviceKey: devices.key,
      organisationId: devices.organisationId,
      organisationKey: devices.organisationKey,
    })
    .from(devices)
    .where(inArray(devices.id, deviceIds));
}
