import { setTimeout as passed } from "node:timers/promises";
import type { Database } from "@cartage/domain/run-as";
import { embeddedLink, endAllConnections } from "@cartage/domain/tracking/commands/end-connections";
import { type LinkNews, storeLinks } from "@cartage/domain/tracking/commands/store-links";
import type { ConnectedDevice } from "./devices.ts";

/** The connections of a broker that runs beside us; packages/local's broker has this shape. */
interface DeviceConnections {
  connected(): ConnectedDevice[];
  onConnected(listener: (device: ConnectedDevice) => void): void;
  onDisconnected(listener: (device: ConnectedDevice) => void): void;
}

const atOnce = 500;
const retryMs = 1_000;

/**
 * Tells the database which devices are connected, from what the broker itself knows, from its start on: then nothing is
 * connected yet. It writes what is so at the time of writing, so that a database that was away misses nothing that still
 * counts. Stop it before the pool ends.
 */
export function tellLinks(
  database: Database,
  broker: DeviceConnections,
  onError: (error: unknown) => void = () => {},
): { stop(): Promise<void> } {
  const names = new WeakMap<ConnectedDevice, string>();
  const stopping = new AbortController();
  const changed = new Set<string>();
  let isBegun = false;
  let telling: Promise<void> | null = null;

  function nameOf(connected: ConnectedDevice): string {
    const known = names.get(connected);
    if (known) return known;
    const name = `${embeddedLink}${crypto.randomUUID()}`;
    names.set(connected, name);
    return name;
  }

  async function tell() {
    if (!isBegun) await endAllConnections(database);
    isBegun = true;
    while (changed.size > 0 && !stopping.signal.aborted) {
      const deviceIds = [...changed].slice(0, atOnce);
      for (const deviceId of deviceIds) changed.delete(deviceId);
      const standing = new Map(broker.connected().map((connected) => [connected.deviceId, connected]));
      const at = Date.now();
      const news = deviceIds.map((deviceId): LinkNews => {
        const connected = standing.get(deviceId);
        return { deviceId, isUp: connected !== undefined, link: connected ? nameOf(connected) : null, at };
      });
      await storeLinks(database, news).catch((error: unknown) => {
        for (const deviceId of deviceIds) changed.add(deviceId);
        throw error;
      });
    }
  }

  async function tellUntilDone() {
    while (!stopping.signal.aborted) {
      try {
        await tell();
        return;
      } catch (error) {
        // a database that is away comes back
        onError(error);
        await passed(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  function look() {
    telling ??= tellUntilDone().finally(() => {
      telling = null;
      if (changed.size > 0 && !stopping.signal.aborted) look();
    });
  }

  function note({ deviceId }: ConnectedDevice) {
    changed.add(deviceId);
    look();
  }

  broker.onConnected(note);
  broker.onDisconnected(note);
  for (const { deviceId } of broker.connected()) changed.add(deviceId);
  look();
  return {
    async stop() {
      stopping.abort();
      await telling;
    },
  };
}
