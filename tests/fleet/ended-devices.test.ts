import { setTimeout as passed } from "node:timers/promises";
import { createContext } from "@cartage/api/call-context";
import { createBrokerPolicyEndpoint } from "@cartage/api/rest/broker-policy";
import { createCaller } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import { hashPassword } from "@cartage/auth/password";
import type { Database } from "@cartage/domain/run-as";
import { topics } from "@cartage/telemetry/topics";
import type { Actors } from "@cartage/testing/actors";
import type { Factory } from "@cartage/testing/factory";
import type { MqttClient } from "mqtt";
import { describe, expect, onTestFinished } from "vitest";
import { test as withApi } from "../api/api-test.ts";
import { as as asDevice, brokers, closed, connectTo, type DeviceBroker, listen } from "./device-brokers.ts";

// A device that may not report any more is put out while it is connected, and nothing more of it is taken: by each
// broker that we provision, and as far as it can be told to one that asks us.

/** Within this it has to be out (ASVS 7.4.1, 7.4.2). */
const withinMs = 5_000;
const password = "correct horse battery staple";
const reason = "a test";

type Caller = ReturnType<typeof createCaller>;

interface Setting {
  device: { id: string; secret: string; organisationId: string };
  userId: string;
  administrator: Caller;
  platform: Caller;
  /** The driver's phone, and their browser. */
  phone: Caller;
  web: Caller;
}

type Kind = "tracker" | "phone";
type End = [name: string, kind: Kind, end: (setting: Setting) => Promise<unknown>];

const ends: End[] = [
  [
    "it is revoked",
    "tracker",
    ({ administrator, device }) => administrator.fleet.devices.revoke({ deviceId: device.id }),
  ],
  [
    "it gets another secret",
    "tracker",
    ({ administrator, device }) => administrator.fleet.devices.rotateSecret({ deviceId: device.id }),
  ],
  ["its driver signs out", "phone", ({ phone }) => phone.accounts.signOut()],
  [
    "its driver ends its sign-in in a browser",
    "phone",
    async ({ web }) => {
      const sessions = await web.accounts.sessions.list();
      const [phone] = sessions.filter(({ kind }) => kind === "phone");
      await web.accounts.sessions.end({ sessionId: phone?.id ?? "" });
    },
  ],
  ["its driver ends all other sign-ins", "phone", ({ web }) => web.accounts.sessions.endOthers()],
  [
    "its driver chooses another password",
    "phone",
    ({ web }) => web.accounts.password.change({ current: password, password: "staple battery horse correct" }),
  ],
  [
    "its driver is deactivated as a member",
    "phone",
    ({ administrator, userId }) => administrator.accounts.members.deactivate({ userId }),
  ],
  [
    "its driver is deactivated by the platform",
    "phone",
    ({ platform, userId }) => platform.platform.users.deactivate({ userId, reason, isDeactivated: true }),
  ],
  [
    "its driver is signed out everywhere by the platform",
    "phone",
    ({ platform, userId }) => platform.platform.users.endSessions({ userId, reason }),
  ],
];

const suspension: End = [
  "its organisation is suspended",
  "tracker",
  ({ platform, device: { organisationId } }) =>
    platform.platform.organisations.suspend({ organisationId, reason, isSuspended: true }),
];

interface Given {
  make: Factory;
  as: Actors;
  api: (actor: Awaited<ReturnType<Actors["viewer"]>> | null) => Caller;
  services: Services;
}

/** A device of either kind, a neighbour beside it whom the end is none of, and those who can end it. */
async function makeDevicesOf({ make, as, api, services }: Given, [, kind, end]: End) {
  const organisation = await make.organisation();
  const administrator = api(await as.organisationAdministrator(organisation));
  const elsewhere = end === suspension[2] ? api(await as.organisationAdministrator(await make.organisation())) : null;

  const passwordHash = await hashPassword(password);
  const driver = await make.user({ organisationId: organisation.id, role: "driver", passwordHash });
  const { id: sessionId } = await make.session({ userId: driver.id, organisationId: organisation.id });
  const phone = await api(null).accounts.signInOnPhone({
    email: driver.email,
    password,
    phone: { name: "Lan's phone", model: "Pixel 9" },
  });
  const callerOf = (headers: Record<string, string>, session?: string) =>
    createCaller(createContext({ services, headers: new Headers(headers), sessionId: session }));

  const device = kind === "phone" ? phone.device : await makeTracker(administrator);
  const setting: Setting = {
    device,
    userId: driver.id,
    administrator,
    platform: api(await as.platformAdministrator()),
    phone: callerOf({ authorization: `Bearer ${phone.accessToken}` }),
    web: callerOf({}, sessionId),
  };
  return { device, neighbour: await makeTracker(elsewhere ?? administrator), end: () => end(setting) };
}

async function makeTracker(administrator: Caller) {
  const { deviceId, secret } = await administrator.fleet.devices.create({ name: "Tracker", kind: "tracker" });
  const { organisation } = await administrator.accounts.me();
  return { id: deviceId, secret, organisationId: organisation?.id ?? "" };
}

const positionsOf = ({ id, organisationId }: { id: string; organisationId: string }) =>
  topics.positions(organisationId, id);
const report = (client: MqttClient, device: { id: string; organisationId: string }) =>
  client.publishAsync(positionsOf(device), "{}", { qos: 1 });

const test = withApi.extend<{
  $file: { running: Map<string, DeviceBroker>; makeDevices(ending: End): ReturnType<typeof makeDevicesOf> };
}>({
  /** Each broker, once for the file. */
  running: [
    async ({ ingest, platform }, use) => {
      const running = new Map<string, DeviceBroker>();
      for (const [name, start] of brokers) running.set(name, await start({ ingest, platform }));
      await use(running);
      for (const broker of running.values()) await broker.stop();
    },
    { scope: "file" },
  ],
  makeDevices: [
    async ({ make, as, api, services }, use) => use((ending) => makeDevicesOf({ make, as, api, services }, ending)),
    { scope: "file" },
  ],
});

describe.each(brokers)("at %s", (name) => {
  test.for([...ends, suspension])(
    "a connected device is out within 5 s when %s, and the one beside it stays",
    async (ending, { running, people, makeDevices }) => {
      const broker = running.get(name);
      if (!broker) throw new Error(`${name} was not started.`);
      const { url, announceSecret } = broker;
      people.announceSecret = announceSecret;
      onTestFinished(() => {
        people.announceSecret = undefined;
      });
      const { device, neighbour, end } = await makeDevices(ending);
      const ears = await listen(url, ["cartage/v1/+/+/positions"]);
      const client = await connectTo(url, asDevice(device));
      const beside = await connectTo(url, asDevice(neighbour));
      await report(client, device);

      const tooLate = passed(withinMs, "still connected", { ref: false });
      const out = Promise.race([closed(client).then(() => "closed"), tooLate]);
      await end();
      expect(await out).toBe("closed");

      // what it has left to say waits for a connection that it does not get
      client.publish(positionsOf(device), "{}", { qos: 1 });
      const refusal = new Promise((resolve) => client.once("error", resolve));
      client.reconnect();
      expect(await refusal).toMatchObject({ code: expect.toBeOneOf([4, 5]) });

      await report(beside, neighbour);
      const marker = topics.positions(neighbour.organisationId, crypto.randomUUID());
      expect(await ears.heardBefore(marker)).toEqual([positionsOf(device), positionsOf(neighbour)]);
      expect(beside.connected).toBe(true);
    },
  );
});

const secret = "agreed with the broker";

interface Answer {
  result: "allow" | "deny";
  client_attrs?: { credential: string };
}

function createAsk(database: Database) {
  const service = { username: "cartage", password: "service password" };
  const onError = (error: unknown) => {
    throw error;
  };
  const answer = createBrokerPolicyEndpoint({ database, secret, service, onError });
  return async (asked: "connect" | "act", body: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${secret}` };
    const request = new Request("http://web/api/mqtt", { method: "POST", headers, body: JSON.stringify(body) });
    return (await (await answer(request, asked)).json()) as Answer;
  };
}

describe("a broker that asks over HTTP", () => {
  test.for([...ends, suspension])(
    "is told no about a connected device at once when %s, and yes about the one beside it",
    async (ending, { app, makeDevices }) => {
      const ask = createAsk(app);
      const { device, neighbour, end } = await makeDevices(ending);
      const connect = ({ id, secret }: typeof device) =>
        ask("connect", { username: id, password: secret, clientid: id });
      const actions = ({ id, organisationId }: typeof device) => [
        { username: id, clientid: id, action: "publish", topic: topics.positions(organisationId, id) },
        { username: id, clientid: id, action: "subscribe", topic: topics.instructions(organisationId, id) },
      ];
      const act = (of: typeof device, { client_attrs }: Answer) =>
        Promise.all(actions(of).map((action) => ask("act", { ...action, ...client_attrs })));
      const [its, others] = [await connect(device), await connect(neighbour)];
      const [allow, deny] = [{ result: "allow" }, { result: "deny" }];
      expect(await act(device, its)).toEqual([allow, allow]);

      await end();

      expect(await connect(device)).toEqual(deny);
      expect(await act(device, its)).toEqual([deny, deny]);
      expect(await connect(neighbour)).toMatchObject(allow);
      expect(await act(neighbour, others)).toEqual([allow, allow]);
    },
  );
});
