import { createDevicePolicy } from "@cartage/auth/device-policy";
import { dynamicSecurity } from "@cartage/auth/dynamic-security";
import { listDeviceCredentials } from "@cartage/auth/list-device-credentials";
import type { Database } from "@cartage/domain/run-as";
import { startBroker } from "@cartage/local/start-broker";
import { topics } from "@cartage/telemetry/topics";
import type { Device } from "@cartage/testing/factory";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../api/api-test.ts";

// What a device tries whose secret is right and whose intentions are not, on each broker that we provision.

const service = { username: "cartage", password: "service password", mayProvision: true };

/** Starts a broker that knows the devices in the database; answers its address. */
type Start = (databases: { app: Database; ingest: Database }) => Promise<string>;

const brokers: [name: string, start: Start][] = [
  [
    "the embedded broker",
    async ({ app }) => {
      const broker = await startBroker({ port: 0, wsPort: 0, policy: createDevicePolicy(app), services: [service] });
      onTestFinished(() => broker.stop());
      return `mqtt://127.0.0.1:${broker.port}`;
    },
  ],
];
if (findServer("mosquitto"))
  brokers.push([
    "Mosquitto",
    async ({ ingest }) => {
      const broker = await startMosquitto({
        listenerSettings: { use_username_as_clientid: true },
        dynamicSecurity: await dynamicSecurity(await listDeviceCredentials(ingest), [service]),
      });
      onTestFinished(() => broker.stop());
      return broker.url;
    },
  ]);

async function open(url: string, options: IClientOptions): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 5_000, ...options });
  client.on("error", () => {});
  onTestFinished(() => void client.end(true));
  return client;
}

const as = ({ id, secret }: Device, more: IClientOptions = {}): IClientOptions => ({
  username: id,
  password: secret,
  clientId: id,
  ...more,
});

/** A service that hears everything devices say, until a marker of its own has come round. */
async function listen(url: string, filters: string[]) {
  const client = await open(url, { ...service, clientId: "cartage" });
  const heard: string[] = [];
  client.on("message", (topic) => heard.push(topic));
  await client.subscribeAsync(filters, { qos: 1 });
  return {
    async heardBefore(marker: string): Promise<string[]> {
      await client.publishAsync(marker, "marker", { qos: 1 });
      await expect.poll(() => heard.includes(marker), { timeout: 5_000 }).toBe(true);
      return heard.filter((topic) => topic !== marker);
    },
  };
}

describe.each(brokers)("at %s", (_, start) => {
  test("a will on a foreign topic reaches nobody", async ({ make, app, ingest }) => {
    const { id: organisationId } = await make.organisation();
    const [device, victim] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const url = await start({ app, ingest });
    const ears = await listen(url, ["cartage/v1/+/+/status", "cartage/v1/+/+/positions"]);
    const will = { topic: topics.status(organisationId, victim.id), payload: Buffer.from("{}"), qos: 1 as const };
    // refused at once, or let in and never heard
    const client = await open(url, as(device, { will })).catch(() => null);
    client?.stream.destroy();
    expect(await ears.heardBefore(topics.positions(organisationId, victim.id))).toEqual([]);
  });

  test("another device's client id does not put that device out", async ({ make, app, ingest }) => {
    const { id: organisationId } = await make.organisation();
    const [device, victim] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const url = await start({ app, ingest });
    const connected = await open(url, as(victim));
    await open(url, as(device, { clientId: victim.id })).catch(() => null);
    const published = connected.publishAsync(topics.positions(organisationId, victim.id), "{}", { qos: 1 });
    // a client that was put out would wait for its acknowledgement for ever
    const putOut = new Promise((_, reject) => connected.once("close", () => reject(new Error("put out"))));
    await Promise.race([published, putOut]);
    expect(connected.connected).toBe(true);
  });

  test.for([
    ["another device's", (organisation: string, victim: string) => topics.positions(organisation, victim)],
    ["its own, as another organisation's", (_organisation: string, victim: string) => topics.positions(victim, victim)],
    ["the broker's own", () => "$SYS/broker/uptime"],
    ["the browsers'", (organisation: string) => topics.live(organisation)],
    ["an oversized", (organisation: string) => `cartage/v1/${organisation}/${"x".repeat(60_000)}/positions`],
  ] as const)("publishing to %s topic reaches nobody, and others go on", async ([, topicOf], { make, app, ingest }) => {
    const { id: organisationId } = await make.organisation();
    const [device, victim] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const url = await start({ app, ingest });
    const ears = await listen(url, ["cartage/v1/+/+/positions", topics.live(organisationId)]);
    const other = await open(url, as(victim));
    const client = await open(url, as(device));
    await client.publishAsync(topicOf(organisationId, victim.id), "{}", { qos: 0 }).catch(() => {});
    const own = topics.positions(organisationId, victim.id);
    await other.publishAsync(own, "{}", { qos: 1 });
    expect(await ears.heardBefore(topics.positions(organisationId, device.id))).toEqual([own]);
  });

  test.for(["#", "+", "+/#", "$SYS/#", "cartage/v1/+/+/positions", "live/v1/+"])(
    "subscribing to %s hears nothing",
    async (filter, { make, app, ingest }) => {
      const { id: organisationId } = await make.organisation();
      const [device, other] = [await make.device({ organisationId }), await make.device({ organisationId })];
      const url = await start({ app, ingest });
      const client = await open(url, as(device));
      const heard: string[] = [];
      client.on("message", (topic) => heard.push(topic));
      await client.subscribeAsync(filter, { qos: 1 }).catch(() => {});
      const ears = await listen(url, ["cartage/v1/+/+/positions"]);
      await (await open(url, as(other))).publishAsync(topics.positions(organisationId, other.id), "{}", { qos: 1 });
      await ears.heardBefore(topics.positions(organisationId, device.id));
      expect(heard).toEqual([]);
    },
  );
});
