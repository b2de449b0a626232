import { createContext } from "@cartage/api/call-context";
import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { createWebhookEndpoint } from "@cartage/api/rest/webhooks/endpoint";
import { appRouter } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import type { Actor } from "@cartage/domain/actor";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { createMessageStore } from "@cartage/domain/tracking/processes/store-messages";
import { topics } from "@cartage/telemetry/topics";
import { createDeviceRegistry } from "@cartage/worker/ingest/device-registry";
import { createSetAside } from "@cartage/worker/ingest/set-aside";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect } from "vitest";
import { type Logged, test } from "../api/api-test.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const request = (path: string, requestId: string) =>
  new Request(`https://cartage.example${path}`, {
    method: "POST",
    headers: { "x-request-id": requestId, "content-type": "application/json" },
    body: JSON.stringify({ name: "A", type: "car" }),
  });
const isOf = (line: Logged, message: string) => line.message === message;

/** What a broken procedure logs, asked for under a name. */
async function failUnder(services: Services, actor: Actor, requestId: string) {
  const broken = { ...services, now: () => new Date(Number.NaN) };
  const req = request("/api/trpc/fleet.vehicles.create", requestId);
  await fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    createContext: () => createContext({ services: broken, headers: req.headers, sessionId: actor.sessionId }),
  });
}

test("a line of the log says of which request it is, by the name that came with it where that is one", async ({
  make,
  as,
  services,
  logged,
}) => {
  const dispatcher = await as.dispatcher(await make.organisation());
  await failUnder(services, dispatcher, "proxy:7f.3_a-1");
  await failUnder(services, dispatcher, 'not a name"');
  await failUnder(services, dispatcher, "x".repeat(101));
  expect(logged.filter((line) => isOf(line, "a procedure failed")).map(({ fields }) => fields)).toEqual([
    expect.objectContaining({ requestId: "proxy:7f.3_a-1" }),
    expect.objectContaining({ requestId: expect.stringMatching(uuid) }),
    expect.objectContaining({ requestId: expect.stringMatching(uuid) }),
  ]);
});

test("so does a line about positions that were posted, or about a webhook", async ({ services, platform, logged }) => {
  const positions = createPositionsEndpoint({
    services,
    credentials: { recognise: () => Promise.reject(new Error("Postgres is away.")), forget() {}, forgetAll() {} },
    days: createPositionDays({ retentionDays: 30, now: Date.now }),
    publish: () => {},
  });
  const sent = request("/api/v1/positions", "post-1");
  sent.headers.set("authorization", `Basic ${btoa("device:secret")}`);
  expect((await positions(sent, null)).status).toBe(500);
  const webhook = createWebhookEndpoint({
    services,
    database: platform,
    provider: "stripe",
    secret: "a stripe secret",
  });
  expect((await webhook(request("/api/webhooks/stripe", "hook-1"), null)).status).toBe(401);

  const line = (message: string) => logged.find((found) => isOf(found, message));
  expect(line("positions could not be stored")).toMatchObject({ fields: { requestId: "post-1" } });
  expect(line("webhook refused")).toMatchObject({ fields: { requestId: "hook-1" } });
});

test("the worker's line about a message that Postgres refuses names its device and its dead letter", async ({
  make,
  as,
  api,
  ingest,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const topic = topics.positions(organisation.id, device.id);
  const devices = createDeviceRegistry(ingest);
  await devices.learn([topic]);
  const lines: object[] = [];
  const log = { warn: (fields: object) => void lines.push(fields) };
  const store = createMessageStore({ database: ingest, retentionDays: 30, now: Date.now });
  const message = { topic, payload: Buffer.from('{"ext":{"a":"\\u0000"}}'), receivedAt: Date.now() };
  const setAside = createSetAside(store, devices, log);
  await setAside(message, new Error("invalid text"));
  await setAside(message, new Error("invalid text"));

  const { items } = await api(await as.viewer(organisation)).fleet.devices.deadLetters({ deviceId: device.id });
  expect(items).toMatchObject([{ reason: "not_storable", times: 2 }]);
  expect(lines).toEqual([0, 1].map(() => expect.objectContaining({ deviceId: device.id, letterId: items[0]?.id })));
});
