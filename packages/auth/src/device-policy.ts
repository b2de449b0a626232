import type { Database } from "@cartage/domain/run-as";
import { type ConnectedDevice, decide, recogniseDevice } from "./devices.ts";

/** What a broker asks about devices; the shape that packages/local's broker takes. */
export interface DevicePolicy {
  connect(attempt: { clientId: string; username: string; password: string }): Promise<ConnectedDevice | null>;
  mayPublish(device: ConnectedDevice, topic: string): boolean;
  maySubscribe(device: ConnectedDevice, filter: string): boolean;
}

/** The policy of a broker that asks us: credentials from the database, the rest from `decide`. */
export function createDevicePolicy(database: Database): DevicePolicy {
  return {
    async connect({ clientId, username, password }) {
      if (!decide({ act: "connect", device: { deviceId: username }, clientId })) return null;
      return recogniseDevice(database, { username, password });
    },
    mayPublish: (device, topic) => decide({ act: "publish", device, topic }),
    maySubscribe: (device, filter) => decide({ act: "subscribe", device, filter }),
  };
}
