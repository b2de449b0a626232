import type { AnnounceSecret, Log } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import { mosquittoVersion } from "./dynamic-security.ts";
import {
  type ControlClient,
  createDynamicSecurityControl,
  type DynamicSecurityControl,
} from "./dynamic-security-control.ts";
import { followDeviceChanges } from "./follow-device-changes.ts";

/** The part of mqtt.js' client that is used. */
interface BrokerClient extends ControlClient {
  connected: boolean;
  on(event: "message", listener: (topic: string, payload: Uint8Array) => void): unknown;
  on(event: "connect", listener: () => void): unknown;
}

export interface RunningProvision {
  announceSecret: AnnounceSecret;
  stop(): Promise<void>;
}

/**
 * Keeps whatever broker the client reaches up to date. One that asks us about devices needs nothing; Mosquitto with
 * dynamic security is told of new secrets and of devices that are gone. `database` is cartage_platform's or
 * cartage_ingest's.
 */
export function provisionRunningBroker(
  client: BrokerClient,
  { database, timeoutMs = 2_000, ...given }: { database: Database; log: Log; now(): Date; timeoutMs?: number },
): RunningProvision {
  const control = lazily(() => createDynamicSecurityControl(client, { timeoutMs }));
  const changes = lazily(async () => followDeviceChanges(database, await control(), given));
  let found: Promise<DynamicSecurityControl | null> = Promise.resolve(null);

  let hear = () => {};
  client.on("message", (topic) => {
    if (topic === mosquittoVersion) hear();
  });

  /** Others may end the connection of who publishes below $CONTROL, so this is asked first. */
  async function isMosquitto(): Promise<boolean> {
    const heard = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      hear = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
    await client.subscribeAsync(mosquittoVersion);
    return heard;
  }

  /** Null for another broker, and for one that does not answer to this account. */
  async function find(): Promise<DynamicSecurityControl | null> {
    try {
      if (!(await isMosquitto())) return null;
      const answering = await control();
      await answering.listDevices();
      return answering;
    } catch {
      return null;
    }
  }

  const ask = () => {
    found = find();
    const caughtUp = found.then(async (answering) => answering && (await changes()).catchUp());
    caughtUp.catch((err: unknown) => given.log.error({ err }, "the broker may still let a revoked device in"));
  };
  client.on("connect", ask);
  if (client.connected) ask();

  return {
    async announceSecret(credential) {
      if (!client.connected) throw new DomainError("broker.unavailable");
      const answering = await found;
      if (!answering) return;
      // what is announced may be revoked at once: that must be heard
      await changes();
      await answering.announceSecret(credential);
    },
    async stop() {
      if (await found) await (await changes()).stop();
    },
  };
}

/** Made when first asked for, and again after a failure. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}
