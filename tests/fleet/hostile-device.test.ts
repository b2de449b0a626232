import { topics } from "@cartage/telemetry/topics";
import type { MqttClient } from "mqtt";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../api/api-test.ts";
import { as, brokers, closed, connectTo, listen } from "./device-brokers.ts";

// What a device tries whose secret is right and whose intentions are not, on each broker that we provision.

/** The broker's answer to one filter: the granted QoS, or 128. */
const granted = (client: MqttClient, filter: string) =>
  new Promise((resolve) =>
    client.subscribe(filter, { qos: 1 }, (_error, _granted, packet) => resolve(packet?.granted)),
  );

describe.each(brokers)("at %s", (name, startBroker) => {
  const start: typeof startBroker = async (databases) => {
    const broker = await startBroker(databases);
    onTestFinished(() => broker.stop());
    return broker;
  };

  test("a will on a foreign topic reaches nobody", async ({ make, ingest, platform }) => {
    const { id: organisationId } = await make.organisation();
    const [device, victim] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const { url } = await start({ ingest, platform });
    const ears = await listen(url, ["cartage/v1/+/+/status", "cartage/v1/+/+/positions"]);
    const willOf = ({ id }: { id: string }) => ({
      will: { topic: topics.status(organisationId, id), payload: Buffer.from("{}"), qos: 1 as const },
    });
    // Mosquitto publishes a will before it closes its side
    const breakOff = async (client: MqttClient) => {
      const over = closed(client);
      client.stream.end();
      await over;
    };
    const hostile = connectTo(url, as(device, willOf(victim)));
    if (name === "Mosquitto") await breakOff(await hostile);
    else await expect(hostile).rejects.toMatchObject({ code: 5 });
    // a will of its own is heard
    await breakOff(await connectTo(url, as(device, willOf(device))));
    const own = topics.status(organisationId, device.id);
    await expect.poll(() => ears.heard, { timeout: 5_000 }).toContain(own);
    expect(await ears.heardBefore(topics.positions(organisationId, victim.id))).toEqual([own]);
  });

  test("another device's client id does not put that device out", async ({ make, ingest, platform }) => {
    const { id: organisationId } = await make.organisation();
    const [device, victim] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const { url } = await start({ ingest, platform });
    const connected = await connectTo(url, as(victim));
    const stolen = connectTo(url, as(device, { clientId: victim.id }));
    // Mosquitto lets it in under its own
    if (name === "Mosquitto") await stolen;
    else await expect(stolen).rejects.toMatchObject({ code: 4 });
    const published = connected.publishAsync(topics.positions(organisationId, victim.id), "{}", { qos: 1 });
    // a client that was put out would wait for its acknowledgement for ever
    const putOut = closed(connected).then(() => Promise.reject(new Error("put out")));
    await Promise.race([published, putOut]);
    expect(connected.connected).toBe(true);
  });

  test.for([
    ["another device's", (organisation: string, victim: string) => topics.positions(organisation, victim)],
    ["its own, as another organisation's", (_organisation: string, victim: string) => topics.positions(victim, victim)],
    ["the broker's own", () => "$SYS/broker/hostile"],
    ["the browsers'", (organisation: string) => topics.live(organisation)],
    ["an oversized", (organisation: string) => `cartage/v1/${organisation}/${"x".repeat(60_000)}/positions`],
  ] as const)(
    "publishing to %s topic reaches nobody, and others go on",
    async ([, topicOf], { make, ingest, platform }) => {
      const { id: organisationId } = await make.organisation();
      const [device, victim] = [await make.device({ organisationId }), await make.device({ organisationId })];
      const { url } = await start({ ingest, platform });
      const ears = await listen(url, ["cartage/v1/+/+/positions", "live/v1/+", "$SYS/broker/hostile"]);
      const other = await connectTo(url, as(victim));
      const client = await connectTo(url, as(device));
      // Mosquitto acknowledges what it refuses, the embedded broker closes the connection
      const over = closed(client);
      await Promise.race([client.publishAsync(topicOf(organisationId, victim.id), "{}", { qos: 1 }), over]);
      const own = topics.positions(organisationId, victim.id);
      await other.publishAsync(own, "{}", { qos: 1 });
      expect(await ears.heardBefore(topics.positions(organisationId, device.id))).toEqual([own]);
    },
  );

  test.for([
    ["#", () => "a"],
    ["+", () => "a"],
    ["+/#", () => "a/b"],
    ["cartage/v1/+/+/positions", topics.positions],
    ["cartage/v1/+/+/stored", topics.stored],
    ["live/v1/+", topics.live],
  ] as const)(
    "subscribing to %s is refused, and hears nothing",
    async ([filter, topicOf], { make, ingest, platform }) => {
      const { id: organisationId } = await make.organisation();
      const [device, other] = [await make.device({ organisationId }), await make.device({ organisationId })];
      const { url } = await start({ ingest, platform });
      const ears = await listen(url, [filter]);
      const client = await connectTo(url, as(device));
      const heard: string[] = [];
      client.on("message", (topic) => heard.push(topic));
      expect(await granted(client, filter)).toEqual([128]);
      expect(await granted(client, topics.instructions(organisationId, device.id))).toEqual([1]);

      const foreign = topicOf(organisationId, other.id);
      await ears.publish(foreign);
      await expect.poll(() => ears.heard, { timeout: 5_000 }).toContain(foreign);
      await ears.publish(topics.instructions(organisationId, device.id));
      await expect.poll(() => heard, { timeout: 5_000 }).not.toEqual([]);
      expect(heard).toEqual([topics.instructions(organisationId, device.id)]);
    },
  );

  test("subscribing to $SYS/# is refused, and hears nothing of what the broker says", async ({
    make,
    ingest,
    platform,
  }) => {
    const { id: organisationId } = await make.organisation();
    const [device, other] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const { url } = await start({ ingest, platform });
    const ears = await listen(url, ["$SYS/#"]);
    const client = await connectTo(url, as(device));
    const heard: string[] = [];
    client.on("message", (topic) => heard.push(topic));
    expect(await granted(client, "$SYS/#")).toEqual([128]);
    expect(await granted(client, topics.instructions(organisationId, device.id))).toEqual([1]);

    // the embedded broker tells of each client there, Mosquitto of itself
    await connectTo(url, as(other));
    await expect.poll(() => ears.heard, { timeout: 5_000 }).not.toEqual([]);
    await ears.publish(topics.instructions(organisationId, device.id));
    await expect.poll(() => heard, { timeout: 5_000 }).not.toEqual([]);
    expect(heard).toEqual([topics.instructions(organisationId, device.id)]);
  });
});
