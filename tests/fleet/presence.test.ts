import { withConnection } from "@cartage/db/session";
import type { Database } from "@cartage/domain/run-as";
import { storePresence } from "@cartage/domain/tracking/commands/store-presence";
import { topics } from "@cartage/telemetry/topics";
import type { Device } from "@cartage/testing/factory";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { startWorker } from "@cartage/testing/start-worker";
import { until } from "@cartage/testing/until";
import { brokerUptime, createBrokerWatch } from "@cartage/worker/presence/broker-watch";
import { connectAsync } from "mqtt";
import { expect, onTestFinished } from "vitest";
import { test } from "../api/api-test.ts";
import { connectDevice, startEmbedded } from "./instruction-system.ts";

const soon = { withinMs: 20_000 };

test("the embedded broker knows who is connected, without a word of the device, and that nobody is when it starts", async ({
  ingest,
  make,
  as,
  api,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const { devices } = api(await as.viewer(organisation)).fleet;
  const presence = async () => (await devices.get({ deviceId: device.id })).presence;
  const isNow = (state: string) => until(async () => (await presence()).state === state, soon);
  const connect = (url: string) => connectAsync(url, { ...loginOf(device), reconnectPeriod: 0 });
  expect(await presence()).toEqual({ state: "never", since: null });

  const broker = await startEmbedded(ingest);
  const client = await connect(broker.deviceUrl);
  await isNow("online");
  // a goodbye without a will and without a status
  await client.endAsync();
  await isNow("offline");

  const again = await connect(broker.deviceUrl);
  again.on("error", () => {});
  await isNow("online");
  // a network that is gone without a goodbye
  again.stream.destroy();
  await isNow("offline");
  expect((await devices.presence({ deviceId: device.id })).map(({ isOnline }) => isOnline)).toEqual([
    false,
    true,
    false,
    true,
  ]);

  // a broker that dies says nothing of those it held; the next one says that it holds none
  await (await connect(broker.deviceUrl)).publishAsync(topics.status(organisation.id, device.id), "{}");
  await isNow("online");
  await broker.stop();
  await ingest.sql`update device_state set is_online = true, link_is_up = true where device_id = ${device.id}`;
  const next = await startEmbedded(ingest);
  await isNow("offline");
  await next.stop();
});

test("a worker that starts shows nobody offline who is online", async ({ ingest, urls, make, as, api, owner }) => {
  const broker = await startEmbedded(ingest);
  onTestFinished(() => broker.stop());
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const { devices } = api(await as.viewer(organisation)).fleet;
  connectDevice(broker.deviceUrl, device);
  await until(async () => (await devices.get({ deviceId: device.id })).presence.state === "online", soon);
  const worker = await startWorker({ databaseUrl: urls.ingest, mqttUrl: broker.url });
  await worker.ready();
  await worker.kill();
  expect((await devices.get({ deviceId: device.id })).presence.state).toBe("online");
  const changes = await owner.sql`select is_online from presence_changes where device_id = ${device.id}`;
  expect(changes).toEqual([{ is_online: true }]);
});

test.runIf(findServer("mosquitto"))(
  "when Mosquitto is killed, those who come back stay online, and those who do not are offline after a while",
  async ({ ingest, make, as, api }) => {
    const mosquitto = await startMosquitto({ settings: { sys_interval: 1 } });
    onTestFinished(() => mosquitto.stop());
    const organisation = await make.organisation();
    const [staying, going] = [
      await make.device({ organisationId: organisation.id }),
      await make.device({ organisationId: organisation.id }),
    ];
    const { devices } = api(await as.viewer(organisation)).fleet;
    const stateOf = async ({ id }: Device) => (await devices.get({ deviceId: id })).presence.state;
    const connection = "the same at each connection";
    for (const device of [staying, going]) await announce(ingest, device, connection, -60_000);
    const graceMs = 4_000;
    const ended: number[] = [];
    const watch = createBrokerWatch({
      database: ingest,
      graceMs,
      onEnded: (connections) => void ended.push(connections),
      onError(error) {
        throw error;
      },
    });
    await mosquitto.kill();
    await mosquitto.restart();

    const client = await connectAsync(mosquitto.url);
    onTestFinished(() => client.endAsync());
    client.on("message", (topic, payload, { retain }) => void watch.hear(topic, payload, retain));
    watch.begin({ subscribe: async () => void (await client.subscribeAsync(brokerUptime)) }, 5);
    // within the time that devices have to come back
    await announce(ingest, staying, connection, 0);
    expect([await stateOf(staying), await stateOf(going)]).toEqual(["online", "online"]);
    await until(() => ended.length > 0, soon);
    expect([await stateOf(staying), await stateOf(going)]).toEqual(["online", "offline"]);
    expect(ended).toEqual([1]);

    // late, under the same connection
    await announce(ingest, going, connection, 0);
    expect(await stateOf(going)).toBe("online");
  },
);

async function announce(ingest: Database, device: Device, connection: string, afterMs: number) {
  const receivedAt = new Date(Date.now() + afterMs);
  await withConnection(ingest, (session) =>
    storePresence(session, [{ deviceKey: device.key, isOnline: true, connection, holdsFrom: null, receivedAt }]),
  );
}

const loginOf = ({ id, secret }: Device) => ({ clientId: id, username: id, password: secret });
