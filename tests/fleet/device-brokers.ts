import { createDevicePolicy } from "@cartage/auth/device-policy";
import { type DynamicSecurity, dynamicSecurity } from "@cartage/auth/dynamic-security";
import { endDeviceConnections } from "@cartage/auth/end-device-connections";
import { listDeviceCredentials } from "@cartage/auth/list-device-credentials";
import { provisionRunningBroker } from "@cartage/auth/provision-running-broker";
import type { AnnounceSecret } from "@cartage/domain/context";
import type { Database } from "@cartage/domain/run-as";
import { startBroker } from "@cartage/local/start-broker";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { expect, onTestFinished } from "vitest";

// Each broker that we provision, with what keeps it up to date, and clients of it.

const provisioner = { username: "cartage", password: "service password", mayProvision: true };
/** May do everything at the broker, so that it hears whatever gets through. */
const witness = { username: "witness", password: "a password of the witness" };
const withoutReturn = { protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 5_000 } as const;
const log = { info: () => {}, warn: () => {}, error: () => {} };

interface Databases {
  ingest: Database;
  platform: Database;
}

export interface DeviceBroker {
  url: string;
  /** For a broker that keeps secrets of its own. */
  announceSecret?: AnnounceSecret;
  stop(): Promise<void>;
}

/** Starts a broker that knows the devices in the database. */
export type Start = (databases: Databases) => Promise<DeviceBroker>;

/** As `npm start` does it. */
async function startEmbedded({ ingest }: Databases): Promise<DeviceBroker> {
  const services = [provisioner, witness];
  const broker = await startBroker({ port: 0, wsPort: 0, policy: createDevicePolicy(ingest), services });
  const following = await endDeviceConnections(ingest, broker);
  return {
    url: `mqtt://127.0.0.1:${broker.port}`,
    async stop() {
      await following.stop();
      await broker.stop();
    },
  };
}

async function startProvisioned({ ingest, platform }: Databases): Promise<DeviceBroker> {
  const document = await dynamicSecurity(await listDeviceCredentials(ingest), [provisioner, witness]);
  const { url, stop } = await startMosquitto({
    listenerSettings: { use_username_as_clientid: true },
    dynamicSecurity: letDoEverything(document, witness.username),
  });
  const client = await connectAsync(url, { ...withoutReturn, ...provisioner, clientId: provisioner.username });
  const provision = provisionRunningBroker(client, { database: platform, log, now: () => new Date() });
  return {
    url,
    announceSecret: provision.announceSecret,
    async stop() {
      await provision.stop();
      await client.endAsync(true);
      await stop();
    },
  };
}

function letDoEverything(document: DynamicSecurity, username: string): DynamicSecurity {
  const acls = (["publishClientSend", "subscribePattern"] as const).flatMap((acltype) =>
    ["#", "$SYS/#"].map((topic) => ({ acltype, topic, priority: 0, allow: true })),
  );
  const rolename = "everything";
  return {
    ...document,
    roles: [...document.roles, { rolename, acls }],
    clients: document.clients.map((client) =>
      client.username === username ? { ...client, roles: [{ rolename, priority: 0 }] } : client,
    ),
  };
}

export const brokers: [name: string, start: Start][] = [["the embedded broker", startEmbedded]];
if (findServer("mosquitto")) brokers.push(["Mosquitto", startProvisioned]);

/** Signs in without coming back; rejects when the broker refuses. */
export async function connectTo(url: string, options: IClientOptions): Promise<MqttClient> {
  const client = await connectAsync(url, { ...withoutReturn, ...options });
  client.on("error", () => {});
  onTestFinished(() => void client.end(true));
  return client;
}

/** Settles when the connection is closed. */
export const closed = (client: MqttClient) => new Promise<void>((resolve) => client.once("close", () => resolve()));

/** What a device signs in with. */
export function as({ id, secret }: { id: string; secret: string }, more: IClientOptions = {}): IClientOptions {
  return { username: id, password: secret, clientId: id, ...more };
}

/** Hears what matches the filters, and may publish everywhere. */
export async function listen(url: string, filters: string[]) {
  const client = await connectTo(url, { ...witness, clientId: witness.username });
  const heard: string[] = [];
  client.on("message", (topic) => heard.push(topic));
  await client.subscribeAsync(filters, { qos: 1 });
  return {
    heard,
    publish: (topic: string) => client.publishAsync(topic, "{}", { qos: 1 }),
    /** What came until a marker that it publishes now has come round. */
    async heardBefore(marker: string): Promise<string[]> {
      await client.publishAsync(marker, "marker", { qos: 1 });
      await expect.poll(() => heard.includes(marker), { timeout: 5_000 }).toBe(true);
      return heard.filter((topic) => topic !== marker);
    },
  };
}
