import type { Log } from "@cartage/domain/context";
import type { Database } from "@cartage/domain/run-as";
import { watchDeviceChanges } from "./device-changes.ts";
import { findDevice } from "./devices.ts";
import type { DynamicSecurityControl } from "./dynamic-security-control.ts";
import { listDeviceCredentials } from "./list-device-credentials.ts";

/**
 * Keeps a running Mosquitto from letting revoked devices in: removes each at the notice, and those whose notice was
 * missed at the start and whenever the database comes back. `database` is cartage_ingest's or cartage_platform's.
 */
export async function followDeviceChanges(
  database: Database,
  control: Pick<DynamicSecurityControl, "remove" | "listDevices">,
  { log, now }: { log: Log; now(): Date },
): Promise<{ stop(): Promise<void> }> {
  const failed = (err: unknown) => log.error({ err }, "the broker may still let a revoked device in");

  async function removeIfRevoked(deviceId: string) {
    if ((await findDevice(database, deviceId)) === null) await control.remove(deviceId);
  }

  async function removeAllRevoked() {
    const atBroker = await control.listDevices();
    const known = new Set((await listDeviceCredentials(database)).map(({ deviceId }) => deviceId));
    for (const deviceId of atBroker) {
      if (!known.has(deviceId) && !isBeingAdded(deviceId, now())) await removeIfRevoked(deviceId);
    }
    const missing = known.size - atBroker.filter((deviceId) => known.has(deviceId)).length;
    if (missing > 0) log.warn({ missing }, "devices are missing at the broker: start it again with a fresh file");
  }

  const watching = await watchDeviceChanges(database, {
    onChange: (deviceId) => void removeIfRevoked(deviceId).catch(failed),
    onMissed: () => void removeAllRevoked().catch(failed),
  });
  void removeAllRevoked().catch(failed);
  return watching;
}

/** The broker learns of a device before its transaction commits. A UUIDv7 begins with its time in ms (RFC 9562 §5.7). */
function isBeingAdded(deviceId: string, now: Date): boolean {
  const addedAt = Number.parseInt(deviceId.replaceAll("-", "").slice(0, 12), 16);
  return now.getTime() - addedAt < 60_000;
}
