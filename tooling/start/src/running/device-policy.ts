import { watchDeviceChanges } from "@cartage/auth/device-changes";
import { createDevicePolicy, type DevicePolicy } from "@cartage/auth/device-policy";
import { findDevice } from "@cartage/auth/devices";
import type { Database } from "@cartage/db/client";

type Disconnecting = { disconnect(clientIdOrUser: string): void };

/**
 * The embedded broker's policy about devices. `follow` ends the connection of a device that was revoked or has another
 * secret since it connected, and gives how to stop following.
 */
export function devicePolicy(database: Database): {
  policy: DevicePolicy;
  follow(broker: Disconnecting): Promise<() => Promise<void>>;
} {
  const policy = createDevicePolicy(database);
  const credentials = new Map<string, string>();

  return {
    policy: {
      ...policy,
      async connect(attempt) {
        const device = await policy.connect(attempt);
        if (device) credentials.set(device.deviceId, device.credential);
        return device;
      },
    },
    async follow(broker) {
      const look = async (deviceId: string) => {
        const known = credentials.get(deviceId);
        if (known === undefined || (await findDevice(database, deviceId))?.device.credential === known) return;
        credentials.delete(deviceId);
        broker.disconnect(deviceId);
      };
      const lookAt = (deviceIds: Iterable<string>) => {
        // a database that is away comes back, and then everything is looked at
        for (const deviceId of deviceIds) look(deviceId).catch(() => undefined);
      };
      const { stop } = await watchDeviceChanges(database, {
        onChange: (deviceId) => lookAt([deviceId]),
        onMissed: () => lookAt([...credentials.keys()]),
      });
      return stop;
    },
  };
}
