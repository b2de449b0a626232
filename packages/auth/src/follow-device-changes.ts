import type { Log } from "@cartage/domain/context";
import type { Database } from "@cartage/domain/run-as";
import { watchDeviceChanges } from "./device-changes.ts";
import type { DynamicSecurityControl } from "./dynamic-security-control.ts";
import { listDeviceCredentials } from "./list-device-credentials.ts";

export interface FollowedChanges {
  /** Removes, keeps out and lets in again as the rows say: for notices that were missed. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps a running Mosquitto from letting in what may not connect: at the notice of a change it removes a device that was
 * revoked, keeps out one whose organisation is suspended, and lets it in again afterwards. `database` is
 * cartage_platform's or cartage_ingest's.
 */
export async function followDeviceChanges(
  database: Database,
  control: Pick<DynamicSecurityControl, "remove" | "letIn" | "isKeptOut" | "listKeptOut" | "listDevices">,
  { log, now }: { log: Log; now(): Date },
): Promise<FollowedChanges> {
  const failed = (err: unknown) => log.error({ err }, "the broker may still let a revoked device in");

  async function follow(deviceId: string) {
    const standing = await standingOf(database, deviceId);
    if (standing === "gone") await control.remove(deviceId);
    else if (standing === "suspended") await control.letIn(deviceId, false);
    else if (await control.isKeptOut(deviceId)) await control.letIn(deviceId, true);
  }

  async function catchUp() {
    try {
      const atBroker = await control.listDevices();
      const keptOut = new Set(await control.listKeptOut());
      const known = new Map((await listDeviceCredentials(database)).map((device) => [device.deviceId, device]));
      for (const deviceId of atBroker) {
        const device = known.get(deviceId);
        const isRight = device ? device.isSuspended === keptOut.has(deviceId) : isBeingAdded(deviceId, now());
        if (!isRight) await follow(deviceId);
      }
      const missing = known.size - atBroker.filter((deviceId) => known.has(deviceId)).length;
      if (missing > 0) log.warn({ missing }, "devices are missing at the broker: start it again with a fresh file");
    } catch (error) {
      failed(error);
    }
  }

  const { stop } = await watchDeviceChanges(database, {
    onChange: (deviceId) => void follow(deviceId).catch(failed),
    onMissed: () => void catchUp(),
  });
  return { catchUp, stop };
}

async function standingOf({ sql }: Database, deviceId: string): Promise<"good" | "suspended" | "gone"> {
  const [row] = await sql<{ is_revoked: boolean; is_suspended: boolean }[]>`
    select d.revoked_at is not null as is_revoked, o.suspended_at is not null as is_suspended
      from devices d join organisations o on o.id = d.organisation_id
     where d.id = ${deviceId}`;
  if (!row || row.is_revoked) return "gone";
  return row.is_suspended ? "suspended" : "good";
}

/** The broker learns of a device before its transaction commits. A UUIDv7 begins with its time in ms (RFC 9562 §5.7). */
function isBeingAdded(deviceId: string, now: Date): boolean {
  const addedAt = Number.parseInt(deviceId.replaceAll("-", "").slice(0, 12), 16);
  return now.getTime() - addedAt < 60_000;
}
