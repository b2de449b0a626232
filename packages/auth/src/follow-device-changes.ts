import type { Log } from "@cartage/domain/context";
import type { Database } from "@cartage/domain/run-as";
import { watchDeviceChanges } from "./device-changes.ts";
import { findDevice } from "./devices.ts";
import type { DynamicSecurityControl } from "./dynamic-security-control.ts";
import { listDeviceCredentials } from "./list-device-credentials.ts";

export interface FollowedChanges {
  /** Removes all devices that may no longer connect: for notices that were missed. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps a running Mosquitto from letting revoked devices in: removes each at the notice of its change. `database` is
 * cartage_platform's or cartage_ingest's.
 */
export async function followDeviceChanges(
  database: Database,
  control: Pick<DynamicSecurityControl, "remove" | "listDevices">,
  { log, now }: { log: Log; now(): Date },
): Promise<FollowedChanges> {
  const failed = (err: unknown) => log.error({ err }, "the broker may still let a revoked device in");

  async function removeIfRevoked(deviceId: string) {
    if ((await findDevice(database, deviceId)) === null) await control.remove(deviceId);
  }

  async function catchUp() {
    try {
      const atBroker = await control.listDevices();
      const known = new Set((await listDeviceCredentials(database)).map(({ deviceId }) => deviceId));
      for (const deviceId of atBroker) {
        if (!known.has(deviceId) && !isBeingAdded(deviceId, now())) await removeIfRevoked(deviceId);
      }
      const missing = known.size - atBroker.filter((deviceId) => known.has(deviceId)).length;
      if (missing > 0) log.warn({ missing }, "devices are missing at the broker: start it again with a fresh file");
    } catch (error) {
      failed(error);
    }
  }

  const { stop } = await watchDeviceChanges(database, {
    onChange: (deviceId) => void removeIfRevoked(deviceId).catch(failed),
    onMissed: () => void catchUp(),
  });
  return { catchUp, stop };
}

/** The broker learns of a device before its transaction commits. A UUIDv7 begins with its time in ms (RFC 9562 §5.7). */
function isBeingAdded(deviceId: string, now: Date): boolean {
  const addedAt = Number.parseInt(deviceId.replaceAll("-", "").slice(0, 12), 16);
  return now.getTime() - addedAt < 60_000;
}
