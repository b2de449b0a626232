import { startBroker } from "@cartage/local/start-broker";
import { connect, type IClientOptions, type MqttClient } from "mqtt";
import { expect, onTestFinished, test as plain } from "vitest";

type ClientOptions = IClientOptions & { onMessage?: (payload: string) => void };

const service = { username: "cartage-worker", password: "service-secret" };

/** Knows devices whose secret is `secret of <id>`, and lets each below its own prefix. */
const policy = {
  connect: async ({ clientId, username, password }: { clientId: string; username: string; password: string }) =>
    clientId.startsWith(username) && password === `secret of ${username}` ? { device: username } : null,
  mayPublish: ({ device }: { device: string }, topic: string) => topic.startsWith(`devices/${device}/`),
  maySubscribe: async ({ device }: { device: string }, filter: string) => filter.startsWith(`devices/${device}/`),
};

async function broker(options: { backlogBytes?: number } = {}) {
  const running = await startBroker({ port: 0, wsPort: 0, policy, services: [service], ...options });
  onTestFinished(() => running.stop());
  const open = async (url: string, { onMessage, ...given }: ClientOptions) => {
    const client = connect(url, { protocolVersion: 4, reconnectPeriod: 0, ...given });
    onTestFinished(() => void client.end(true));
    // a session's messages come right behind the answer to connect
    if (onMessage) client.on("message", (_topic, payload) => onMessage(String(payload)));
    await new Promise<void>((resolve, reject) => client.once("connect", () => resolve()).once("error", reject));
    client.on("error", () => undefined);
    return client;
  };
  const url = `mqtt://127.0.0.1:${running.port}`;
  return {
    ...running,
    url,
    open,
    device: (id: string, given: ClientOptions = {}, to = url) =>
      open(to, { clientId: id, username: id, password: `secret of ${id}`, ...given }),
    worker: (given: ClientOptions = {}) => open(url, { clientId: "cartage-worker-0", ...service, ...given }),
  };
}

const test = plain;

test("what a device publishes below its prefix reaches a service", async () => {
  const { device, worker } = await broker();
  const reader = await worker();
  await reader.subscribeAsync("devices/+/positions", { qos: 1 });
  const message = once(reader, "message");

  await (await device("d1")).publishAsync("devices/d1/positions", "[1]", { qos: 1 });

  const [topic, payload] = await message;
  expect([topic, String(payload)]).toEqual(["devices/d1/positions", "[1]"]);
});

test("a device speaks MQTT over WebSocket", async () => {
  const { device, worker, wsPort } = await broker();
  const reader = await worker();
  await reader.subscribeAsync("devices/+/positions", { qos: 1 });
  const message = once(reader, "message");

  const phone = await device("d1", {}, `ws://127.0.0.1:${wsPort}/mqtt`);
  await phone.publishAsync("devices/d1/positions", "x".repeat(200_000), { qos: 1 });

  expect((await message)[1]).toHaveLength(200_000);
});

test.for([
  ["a wrong secret", { password: "wrong" }, 4],
  ["a client id that is not the user's", { clientId: "d2" }, 4],
  ["no credential", { username: "", password: "" }, 4],
  ["a will on a foreign topic", { will: { topic: "devices/d2/status", payload: "gone", qos: 1, retain: true } }, 5],
  ["MQTT 5", { protocolVersion: 5 }, 0x84],
] as [string, IClientOptions, number][])("%s is refused at connect", async ([, given, code]) => {
  const { device } = await broker();
  await expect(device("d1", given)).rejects.toMatchObject({ code });
});

test("publishing to a foreign topic ends the connection and reaches nobody", async () => {
  const { device, worker } = await broker();
  const reader = await worker();
  await reader.subscribeAsync("#", { qos: 1 });
  const seen: string[] = [];
  reader.on("message", (topic) => seen.push(topic));

  const intruder = await device("d1");
  const closed = once(intruder, "close");
  intruder.publish("devices/d2/positions", "[1]", { qos: 1 });
  await closed;

  const other = await device("d2");
  const message = once(reader, "message");
  await other.publishAsync("devices/d2/positions", "[2]", { qos: 1 });
  await message;
  expect(seen).toEqual(["devices/d2/positions"]);
});

test("a foreign filter is refused, and stays refused in a persistent session", async () => {
  const { device, worker } = await broker();
  const session: IClientOptions = { clean: false };
  const first = await device("d1", session);
  const granted = await subscribe(first, ["devices/d1/instructions", "devices/d2/instructions", "$share/x/#"]);
  expect(granted).toEqual([1, 128, 128]);
  await first.endAsync();

  const sender = await worker();
  await sender.publishAsync("devices/d2/instructions", "not yours", { qos: 1 });
  await sender.publishAsync("devices/d1/instructions", "yours", { qos: 1 });

  const received = collect(1);
  await device("d1", { ...session, ...received.options });
  expect(await received.messages).toEqual(["yours"]);
});

test("a will goes out when the connection breaks, and not when it is closed in order", async () => {
  const { device, worker } = await broker();
  const reader = await worker();
  await reader.subscribeAsync("devices/+/status", { qos: 1 });
  const seen: string[] = [];
  reader.on("message", (topic) => seen.push(topic));
  const will = (id: string) => ({
    will: { topic: `devices/${id}/status`, payload: Buffer.from("gone"), qos: 1 as const, retain: true },
  });

  await (await device("d1", will("d1"))).endAsync();
  const broken = await device("d2", will("d2"));
  const message = once(reader, "message");
  broken.stream.destroy();
  await message;

  expect(seen).toEqual(["devices/d2/status"]);
});

test("each of a device's connections can be ended, and others stay", async () => {
  const { device, worker, connected, onConnected, disconnect } = await broker();
  const told: string[] = [];
  onConnected((connection) => told.push(connection.device));
  const clients = [await device("d1"), await device("d1", { clientId: "d1-phone" })];
  const others = [await device("d2"), await worker()];
  // our own processes are none of the policy's
  expect([told, connected().map((connection) => connection.device)]).toEqual([
    ["d1", "d1", "d2"],
    ["d1", "d1", "d2"],
  ]);

  const closed = clients.map((client) => once(client, "close"));
  disconnect((connection) => connection.device === "d1");
  await Promise.all(closed);
  for (const other of others) await other.publishAsync("devices/d2/positions", "[1]", { qos: 1 });
  expect(connected()).toEqual([{ device: "d2" }]);
});

test("a worker that was away gets everything it missed, and what it had not acknowledged again", async () => {
  const { device, worker } = await broker();
  const first = await worker({ clean: false });
  await first.subscribeAsync("devices/+/positions", { qos: 1 });
  // this one dies with every message unacknowledged
  first.handleMessage = () => undefined;
  const sender = await device("d1");
  const publish = (n: number) => sender.publishAsync("devices/d1/positions", String(n), { qos: 1 });
  await Promise.all(range(0, 1_000).map(publish));
  first.stream.destroy();
  await Promise.all(range(1_000, 40_000).map(publish));

  const received = collect(40_000);
  await worker({ clean: false, ...received.options });

  expect(new Set(await received.messages).size).toBe(40_000);
});

test("a clean session forgets what waited", async () => {
  const { device, worker } = await broker();
  await (await worker({ clean: false })).subscribeAsync("devices/+/positions", { qos: 1 }).then(() => undefined);
  await (await worker({ clean: true })).endAsync();
  await (await device("d1")).publishAsync("devices/d1/positions", "old", { qos: 1 });

  const received = collect(1);
  const reader = await worker({ clean: false, ...received.options });
  await reader.subscribeAsync("devices/+/positions", { qos: 1 });
  await (await device("d2")).publishAsync("devices/d2/positions", "new", { qos: 1 });
  expect(await received.messages).toEqual(["new"]);
});

test("when the backlog is full senders wait for room, and nothing acknowledged is lost", async () => {
  const { device, worker } = await broker({ backlogBytes: 200_000 });
  await (await worker({ clean: false })).subscribeAsync("devices/+/positions", { qos: 1 }).then(() => undefined);
  await (await worker({ clean: false })).endAsync();
  const sender = await device("d1");
  let acknowledged = 0;
  const sent = range(0, 3_000).map((n) =>
    sender.publishAsync("devices/d1/positions", `${n} ${"x".repeat(1_000)}`, { qos: 1 }).then(() => {
      acknowledged += 1;
    }),
  );
  await expect.poll(() => acknowledged, { interval: 20 }).toBeGreaterThan(100);
  // another organisation's topic has readers of its own and goes through
  const sideways = await worker({ clientId: "cartage-web-0" });
  await sideways.publishAsync("elsewhere", "x", { qos: 1 });
  expect(acknowledged).toBeLessThan(3_000);

  const received = collect(3_000);
  await worker({ clean: false, ...received.options });
  await Promise.all(sent);
  expect(new Set(await received.messages).size).toBe(3_000);
});

test("a reader that stops reading holds up nobody, and gets all of it later", async () => {
  const { device, worker } = await broker();
  const received = collect(20_001);
  const slow = await worker({ clean: false, ...received.options });
  await slow.subscribeAsync("devices/+/positions", { qos: 1 });
  slow.stream.pause();
  const sender = await device("d1");
  const publish = (payload: string) => sender.publishAsync("devices/d1/positions", payload, { qos: 1 });
  await Promise.all(range(0, 20_000).map((n) => publish(`${n} ${"x".repeat(300)}`)));

  const live = await worker({ clientId: "cartage-web-0" });
  await live.subscribeAsync("devices/+/positions", { qos: 0 });
  const message = once(live, "message");
  await publish("last");
  expect(String((await message)[1])).toBe("last");

  slow.stream.resume();
  expect(new Set(await received.messages).size).toBe(20_001);
});

test("a taken port is named with the variable that moves it", async () => {
  const { port } = await broker();
  await expect(startBroker({ port, wsPort: 0, policy })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await expect(startBroker({ port: 0, wsPort: port, policy })).rejects.toThrow("CARTAGE_MQTT_WS_PORT");
});

/** What a client receives, and a promise of the first `count` of it. */
function collect(count: number) {
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const messages: string[] = [];
  const onMessage = (payload: string) => {
    messages.push(payload);
    if (messages.length >= count) resolve(messages);
  };
  return { messages: promise, options: { onMessage } };
}

/** What the broker granted each filter, 128 for a refusal, which mqtt.js turns into an error. */
function subscribe(client: MqttClient, filters: string[]): Promise<unknown> {
  return new Promise((resolve) =>
    client.subscribe(filters, { qos: 1 }, (_error, _granted, packet) => resolve(packet?.granted)),
  );
}

/** The next event of this name. */
function once(client: MqttClient, event: "close" | "message"): Promise<unknown[]> {
  return new Promise((resolve) => client.once(event, (...args: unknown[]) => resolve(args)));
}

function range(from: number, to: number) {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
