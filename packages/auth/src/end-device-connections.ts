import { setTimeout as passed } from "node:timers/promises";
import type { Database } from "@cartage/domain/run-as";
import { watchDeviceChanges } from "./device-changes.ts";
import { type ConnectedDevice, findDevice } from "./devices.ts";

/** The connections of a broker that asks us; packages/local's broker has this shape. */
interface DeviceConnections {
  connected(): ConnectedDevice[];
  onConnected(listener: (device: ConnectedDevice) => void): void;
  disconnect(isOver: (device: ConnectedDevice) => boolean): void;
}

/**
 * Ends the connections of devices that may not connect any more: revoked, under another secret since, or of a suspended
 * organisation. Stop it before the pool ends.
 */
export async function endDeviceConnections(
  database: Database,
  broker: DeviceConnections,
): Promise<{ stop(): Promise<void> }> {
  const noticed = new Set<string>();
  const stopping = new AbortController();
  let looking: Promise<void> | null = null;

  async function endOld(deviceIds: ReadonlySet<string>) {
    const over = new Set<ConnectedDevice>();
    const concerned = broker.connected().filter(({ deviceId }) => deviceIds.has(deviceId));
    const ask = async (connected: ConnectedDevice) => {
      const present = await findDevice(database, connected.deviceId);
      if (present?.device.credential !== connected.credential) over.add(connected);
    };
    await Promise.all(concerned.map(ask));
    broker.disconnect((device) => over.has(device));
  }

  async function lookAtNoticed() {
    while (noticed.size > 0 && !stopping.signal.aborted) {
      const deviceIds = new Set(noticed);
      noticed.clear();
      try {
        await endOld(deviceIds);
      } catch {
        // a database that is away comes back, and is asked again
        for (const deviceId of deviceIds) noticed.add(deviceId);
        await passed(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    looking = null;
  }

  function lookAt(devices: string[]) {
    for (const deviceId of devices) noticed.add(deviceId);
    // with nothing to look at it would be over before it is kept here, and never begin again
    if (noticed.size > 0) looking ??= lookAtNoticed();
  }
  const lookAtAll = () => lookAt(broker.connected().map(({ deviceId }) => deviceId));

  const changes = await watchDeviceChanges(database, {
    onChange: (deviceId) => lookAt([deviceId]),
    onMissed: lookAtAll,
  });
  // what changed between the question whether it may connect and now was noticed too early
  broker.onConnected(({ deviceId }) => lookAt([deviceId]));
  lookAtAll();

  return {
    async stop() {
      stopping.abort();
      await changes.stop();
      await looking;
    },
  };
}
