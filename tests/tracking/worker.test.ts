import { topics } from "@cartage/telemetry/topics";
import type { Factory } from "@cartage/testing/factory";
import { type AnyBroker, startAnyBroker } from "@cartage/testing/start-any-broker";
import { type RunningWorker, startWorker } from "@cartage/testing/start-worker";
import { test as base } from "@cartage/testing/test";
import { until } from "@cartage/testing/until";
import { connectAsync, type MqttClient } from "mqtt";
import { expect } from "vitest";

type Fixtures = { broker: AnyBroker; worker: RunningWorker; client: MqttClient };

const test = base.extend<{ $file: Fixtures }>({
  broker: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    async ({}, use) => {
      const broker = await startAnyBroker();
      await use(broker);
      await broker.stop();
    },
    { scope: "file" },
  ],
  worker: [
    async ({ urls, broker }, use) => {
      const worker = await startWorker({ databaseUrl: urls.ingest, mqttUrl: broker.url });
      await worker.ready();
      await use(worker);
      await worker.stop();
    },
    { scope: "file" },
  ],
  client: [
    async ({ broker }, use) => {
      const client = await connectAsync(broker.url);
      await use(client);
      await client.endAsync();
    },
    { scope: "file" },
  ],
});

test("a position is stored, moves its vehicle, is told to browsers and confirmed to its device", async ({
  worker,
  client,
  owner,
  make,
}) => {
  expect(worker.pid).toBeGreaterThan(0);
  const { device, vehicle, topic } = await fitted(make);
  const heard = listen(client, [topics.live(device.organisationId), topics.stored(device.organisationId, device.id)]);
  await client.publishAsync(topic, wire({ t: Date.now(), spd: 12.34, seq: 1 }), { qos: 1 });

  await until(() => heard.length >= 2);
  const [row] = await owner.sql`
    select p.speed_cmps, s.speed_cmps as state_speed, s.motion from positions p, vehicle_state s
     where p.device_key = ${device.key} and s.vehicle_id = ${vehicle.id}`;
  expect(row).toEqual({ speed_cmps: 1234, state_speed: 1234, motion: 0 });
  expect(heard).toContainEqual({ through: 1 });
  expect(heard).toContainEqual({
    at: expect.any(Number),
    moved: [
      [vehicle.id, expect.any(Number), expect.any(Number), 107_000_000, 1_066_000_000, 1234, null, null, 0, null],
    ],
  });
});

test("a device that numbers its positions is told at most once a second what is stored, one that does not is told nothing", async ({
  worker,
  client,
  make,
}) => {
  const [numbered, plain] = [await fitted(make), await fitted(make)];
  const storedOf = ({ device }: typeof plain) => topics.stored(device.organisationId, device.id);
  const heard = listen(client, [storedOf(numbered)]) as { through: number }[];
  const heardPlain = listen(client, [storedOf(plain)]);
  const before = await worker.messages();
  const startedAt = Date.now();

  for (let seq = 1; seq <= 15; seq++) {
    await client.publishAsync(plain.topic, wire({ t: startedAt + seq }), { qos: 1 });
    await client.publishAsync(numbered.topic, wire({ t: startedAt + seq, seq }), { qos: 1 });
    // three times, the next receipt is waited for
    if (seq % 5 === 0) await until(() => heard.at(-1)?.through === seq);
  }
  await worker.reached(before + 30);

  expect(heard.length).toBeGreaterThanOrEqual(3);
  expect(heard.length).toBeLessThanOrEqual(Math.floor((Date.now() - startedAt) / 1_000) + 1);
  expect(heardPlain).toEqual([]);
});

test("what cannot be decoded becomes a dead letter with its reason, and what is beside and behind it is stored", async ({
  worker,
  client,
  owner,
  make,
}) => {
  const { device, topic } = await fitted(make);
  const before = await worker.messages();
  const now = Date.now();
  await client.publishAsync(topic, "not JSON", { qos: 1 });
  await client.publishAsync(topic, JSON.stringify([position(now), { t: now, lat: 91, lon: 0 }]), { qos: 1 });
  await client.publishAsync(topic, wire({ t: now + 1 }), { qos: 1 });
  await worker.reached(before + 3);

  const letters = await owner.sql`
    select element_index, field, reason, convert_from(payload, 'utf8') as payload from dead_letters
     where device_id = ${device.id} order by element_index`;
  expect(letters).toEqual([
    { element_index: -1, field: null, reason: "not_json", payload: "not JSON" },
    { element_index: 1, field: "lat", reason: "out_of_range", payload: JSON.stringify({ t: now, lat: 91, lon: 0 }) },
  ]);
  expect(await count(owner.sql`select 1 from positions where device_key = ${device.key}`)).toBe(2);
});

test("the same bad message again raises a number instead of adding a row", async ({ worker, client, owner, make }) => {
  const { device, topic } = await fitted(make);
  const before = await worker.messages();
  for (let times = 0; times < 5; times++) await client.publishAsync(topic, "{", { qos: 1 });
  await worker.reached(before + 5);
  const letters = await owner.sql`select times from dead_letters where device_id = ${device.id}`;
  expect(letters).toEqual([{ times: 5 }]);
});

test("a fix from the future is kept with its verdict and never moves the map", async ({
  worker,
  client,
  owner,
  make,
}) => {
  const { device, vehicle, topic } = await fitted(make);
  const before = await worker.messages();
  const soon = Date.now() + 3_600_000;
  const farAway = Date.now() + 30 * 86_400_000;
  await client.publishAsync(topic, wire({ t: soon }), { qos: 1 });
  await client.publishAsync(topic, wire({ t: farAway }), { qos: 1 });
  await worker.reached(before + 2);

  const kept = await owner.sql`
    select verdict from positions where device_key = ${device.key}
    union all select verdict from positions_outside where device_key = ${device.key}`;
  expect(kept).toEqual([{ verdict: 1 }, { verdict: 1 }]);
  const [state] = await owner.sql`select fix_time from vehicle_state where vehicle_id = ${vehicle.id}`;
  expect(state).toEqual({ fix_time: null });
});

test("a topic that joins a device to another organisation is a dead letter of nobody", async ({
  worker,
  client,
  owner,
  make,
}) => {
  const { device } = await fitted(make);
  const other = await make.organisation();
  const before = await worker.messages();
  const topic = topics.positions(other.id, device.id);
  await client.publishAsync(topic, wire({ t: Date.now() }), { qos: 1 });
  await worker.reached(before + 1);

  const letters = await owner.sql`select device_id, organisation_id, reason from dead_letters where topic = ${topic}`;
  expect(letters).toEqual([{ device_id: null, organisation_id: null, reason: "unknown_device" }]);
  expect(await count(owner.sql`select 1 from positions where device_key = ${device.key}`)).toBe(0);
});

test("what an OwnTracks phone sends is stored; a receipt for nothing we sent is kept as a dead letter", async ({
  worker,
  client,
  owner,
  make,
}) => {
  const { device } = await fitted(make);
  const before = await worker.messages();
  const seconds = Math.floor(Date.now() / 1000);
  const location = { _type: "location", lat: 10.7, lon: 106.6, tst: seconds, acc: 8, vel: 36 };
  await client.publishAsync(topics.ownTracks(device.id, "phone"), JSON.stringify(location), { qos: 1 });
  const receipt = { instructionId: device.id, outcome: "done", at: Date.now() };
  await client.publishAsync(topics.receipts(device.organisationId, device.id), JSON.stringify(receipt), { qos: 1 });
  await worker.reached(before + 2);

  const stored = await owner.sql`
    select extract(epoch from fix_time)::int as seconds, lat_e7, speed_cmps, accuracy_dm from positions
     where device_key = ${device.key}`;
  expect(stored).toEqual([{ seconds, lat_e7: 107_000_000, speed_cmps: 1000, accuracy_dm: 80 }]);
  const letters = await owner.sql`select reason from dead_letters where device_id = ${device.id}`;
  expect(letters).toEqual([{ reason: "unknown_instruction" }]);
});

test("presence follows the connection: the will of an older one says nothing of the newer", async ({
  worker,
  client,
  owner,
  make,
}) => {
  const { device } = await fitted(make);
  const topic = topics.status(device.organisationId, device.id);
  const before = await worker.messages();
  const say = (online: boolean, connection: string) =>
    client.publishAsync(topic, JSON.stringify({ online, connection, at: Date.now() }), { qos: 1 });
  await say(true, "first");
  await worker.reached(before + 1);
  await say(true, "second");
  await worker.reached(before + 2);
  await say(false, "first");
  await worker.reached(before + 3);
  const presence = () => owner.sql`select is_online, connection from device_state where device_key = ${device.key}`;
  expect(await presence()).toEqual([{ is_online: true, connection: "second" }]);
  await say(false, "second");
  await worker.reached(before + 4);
  expect(await presence()).toEqual([{ is_online: false, connection: "second" }]);
});

test("SIGTERM ends a worker in order within ten seconds, and the next one finds what came meanwhile", async ({
  urls,
  broker,
  worker,
  client,
  owner,
  make,
}) => {
  const { device, topic } = await fitted(make);
  const stopped = await worker.stop();
  expect(stopped.code).toBe(0);
  expect(stopped.tookMs).toBeLessThan(10_000);
  await client.publishAsync(topic, wire({ t: Date.now() }), { qos: 1 });

  const next = await startWorker({ databaseUrl: urls.ingest, mqttUrl: broker.url });
  await next.ready();
  await next.reached(1);
  expect(await count(owner.sql`select 1 from positions where device_key = ${device.key}`)).toBe(1);
  await next.stop();
});

const position = (t: number) => ({ t, lat: 10.7, lon: 106.6 });
const wire = (fields: { t: number; spd?: number; seq?: number }) =>
  JSON.stringify({ ...position(fields.t), ...fields });

async function fitted(make: Factory) {
  const { id: organisationId } = await make.organisation();
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  return { vehicle, device, topic: topics.positions(organisationId, device.id) };
}

function listen(client: MqttClient, to: string[]): unknown[] {
  const heard: unknown[] = [];
  client.on("message", (topic, payload) => {
    if (to.includes(topic)) heard.push(JSON.parse(payload.toString()));
  });
  client.subscribe(to);
  return heard;
}

async function count(rows: Promise<readonly unknown[]>): Promise<number> {
  return (await rows).length;
}
