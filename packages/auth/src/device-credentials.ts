import { createHash } from "node:crypto";
import type { Database } from "@cartage/domain/run-as";
import { LRUCache } from "lru-cache";
import { type ConnectedDevice, recogniseDevice } from "./devices.ts";

export interface DeviceCredentials {
  /** The device that a user name and secret belong to; null when they are wrong or the device is revoked. */
  recognise(given: { username: string; password: string }): Promise<ConnectedDevice | null>;
  /** Asks the database again about a device whose row changed. */
  forget(deviceId: string): void;
  forgetAll(): void;
}

/**
 * Remembers secrets that were right, by their digest, so that a device which reports over HTTPS every few seconds costs
 * no look-up. Forgets at the notice of a change, and after `rememberMs` for a notice that got lost.
 */
export function createDeviceCredentials(
  database: Database,
  { rememberMs = 10_000, most = 50_000 }: { rememberMs?: number; most?: number } = {},
): DeviceCredentials {
  const remembered = new LRUCache<string, { digest: string; device: ConnectedDevice }>({ max: most, ttl: rememberMs });
  /** Raised by each forgetting, so that a look-up under way does not bring back what was forgotten. */
  let forgotten = 0;

  return {
    async recognise({ username, password }) {
      const digest = createHash("sha256").update(`${username}:${password}`).digest("base64url");
      const known = remembered.get(username);
      if (known?.digest === digest) return known.device;
      const before = forgotten;
      const device = await recogniseDevice(database, { username, password });
      if (device && forgotten === before) remembered.set(username, { digest, device });
      return device;
    },
    forget(deviceId) {
      forgotten += 1;
      remembered.delete(deviceId);
    },
    forgetAll() {
      forgotten += 1;
      remembered.clear();
    },
  };
}
