import { aboutEndpoint } from "@cartage/domain/notifications/about-endpoint";
import { readEnv } from "@cartage/jobs/env";
import { createJobsMetrics } from "@cartage/jobs/metrics";
import { openSenders, openSmsProvider } from "@cartage/jobs/notifications/open-senders";
import { createSending } from "@cartage/jobs/notifications/senders";
import { createMetrics } from "@cartage/observability/metrics";
import { Webhook } from "standardwebhooks";
import { expect } from "vitest";
import { test as base, fleet, speedInYard } from "./alerts-test.ts";
import { createBrowser, createVapidKeys } from "./browser.ts";
import { startReceiver } from "./receiver.ts";

const secret = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;
const severities = ["info", "warning", "critical"];
const minuteMs = 60_000;

/** An organisation of its own, whose alerts go out to a receiver by one channel. */
const test = base.extend("outside", async ({ make, as, jobs, people, owner }, { onCleanup }) => {
  const receiver = await startReceiver();
  onCleanup(() => receiver[Symbol.asyncDispose]());
  const vapid = createVapidKeys();
  const env = readEnv({
    DATABASE_URL: "postgres://a@b/c",
    DATABASE_DBOS_URL: "postgres://a@b/c",
    PUBLIC_URL: "https://cartage.example",
    WEBHOOK_PRIVATE_HOSTS: receiver.host,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    SMS_HTTP_URL: `${receiver.url}/sms`,
    SMS_HTTP_HEADERS: '{"authorization": "Bearer key"}',
  });
  const metrics = createJobsMetrics(createMetrics({ service: "test" }));
  const senders = openSenders(env, people.secrets ?? null, openSmsProvider(env));
  const send = createSending({ senders, runAsProcess: jobs.run, metrics });
  const { organisation, ...rest } = await fleet(make);
  const dispatcher = await as.dispatcher(organisation);
  const { sql } = owner;

  return {
    ...{ receiver, vapid, send, organisation, dispatcher, ...rest },
    async prefers(channel: "push" | "sms") {
      const channels = JSON.stringify({ in_app: [], mail: [], push: [], sms: [], [channel]: severities });
      await sql`
        insert into notification_preferences (organisation_id, user_id, channels, phone, changed_at)
        values (${organisation.id}, ${dispatcher.id}, ${channels}::text::jsonb, '+84901234567', now())`;
    },
    async addEndpoint() {
      const id = crypto.randomUUID();
      await sql`
        insert into webhook_endpoints (id, organisation_id, url, name, events, sealed_secret, created_by, created_at)
        values (${id}, ${organisation.id}, ${`${receiver.url}/hook`}, 'Ours', '{alert.opened}',
          ${people.secrets?.seal(secret, aboutEndpoint(id)) ?? null}, ${dispatcher.id}, now())`;
      return id;
    },
    async addBrowser() {
      const browser = createBrowser();
      await sql`
        insert into push_subscriptions (id, organisation_id, user_id, endpoint, p256dh, auth, created_at)
        values (gen_random_uuid(), ${organisation.id}, ${dispatcher.id}, ${`${receiver.url}/push`}, ${browser.p256dh},
          ${browser.auth}, now())`;
      return browser;
    },
    async states(channel: string) {
      const rows = await sql<{ state: string; attempts: number; last_error: string | null }[]>`
        select state, attempts, last_error from notifications
         where organisation_id = ${organisation.id} and channel = ${channel} order by seq`;
      return rows.map(({ state, attempts, last_error }) => [state, attempts, last_error]);
    },
  };
});

test("a webhook is signed as Standard Webhooks has it, keeps its id when it is tried again, and ends when it was taken", async ({
  api,
  as,
  jobs,
  clock,
  outside,
}) => {
  const { receiver, send, fire, organisation, rule, vehicle } = outside;
  const endpointId = await outside.addEndpoint();
  const answers = [503, 200];
  receiver.answer = () => answers.shift() ?? 500;
  const alert = await fire({ severity: "critical" });
  await jobs.tell("alert.opened", alert);

  await send();
  expect(await outside.states("webhook")).toEqual([["waiting", 1, "HTTP 503"]]);
  await send();
  expect(receiver.received, "not before its time").toHaveLength(1);
  clock.forward(minuteMs);
  await send();
  clock.forward(60 * minuteMs);
  await send();

  const [first, second] = receiver.received;
  expect(receiver.received).toHaveLength(2);
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  for (const { headers, body } of receiver.received) {
    expect(headers["content-type"]).toBe("application/json");
    const signed = headers as Record<string, string>;
    expect(new Webhook(secret).verify(body.toString(), signed)).toEqual({
      type: "alert.opened",
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        ...{ alertId: alert.id, severity: "critical", ruleId: rule.id, rule: rule.name, vehicleId: vehicle.id },
        ...{ vehicle: vehicle.name, beganAt: expect.any(String), value: 27.5, lat: 21, lon: 105.8, detail: {} },
      },
    });
    expect(() => new Webhook(secret).verify(`${body} `, signed)).toThrow();
  }
  expect(await outside.states("webhook")).toEqual([["sent", 2, null]]);
  const { webhooks } = api(await as.organisationAdministrator(organisation)).notifications;
  const attempts = await webhooks.attempts({ webhookId: endpointId });
  expect(attempts.map(({ status, error }) => [status, error])).toEqual([
    [200, null],
    [503, "HTTP 503"],
  ]);
});

test("an endpoint that says that it is gone is asked no more, and administrators are told; one that always fails is given up", async ({
  as,
  jobs,
  clock,
  owner,
  outside,
}) => {
  const { receiver, send, fire, organisation } = outside;
  await outside.addEndpoint();
  const administrator = await as.organisationAdministrator(organisation);
  receiver.answer = () => 500;
  await jobs.tell("alert.opened", await fire());
  // twelve times within a day, each after twice as long
  for (let attempt = 0; attempt < 20; attempt++) {
    await send();
    clock.forward(2 * 60 * minuteMs);
  }
  expect(receiver.received).toHaveLength(12);
  expect(await outside.states("webhook")).toEqual([["failed", 12, "HTTP 500"]]);

  await owner.sql`update webhook_endpoints set failing_since = null where organisation_id = ${organisation.id}`;
  receiver.answer = () => 410;
  await jobs.tell("alert.opened", await fire({ beganAt: new Date(Date.now() - 1_000) }));
  await send();
  await jobs.tell("alert.opened", await fire({ beganAt: new Date(Date.now() - 2_000) }));
  await send();
  expect(receiver.received).toHaveLength(13);
  const told = (await jobs.told(organisation)).filter(({ topic }) => topic === "webhook_disabled");
  expect(told.map(({ userId, channel }) => [userId, channel])).toEqual([
    [administrator.id, "in_app"],
    [administrator.id, "mail"],
  ]);
});

test("a push message can be read by its browser alone, says how urgent it is, and takes the place of what it repeats", async ({
  jobs,
  clock,
  outside,
}) => {
  const { receiver, vapid, send, fire, rule, vehicle } = outside;
  await outside.prefers("push");
  const browser = await outside.addBrowser();
  const answers = [429, 201];
  receiver.answer = () => answers.shift() ?? 500;
  const alert = await fire({ severity: "critical" });
  await jobs.tell("alert.opened", alert);
  await send();
  clock.forward(minuteMs);
  await send();
  await send();

  expect(receiver.received).toHaveLength(2);
  const read = receiver.received.map(browser.read) as { id: string; title: string; body: string }[];
  expect(read[1], "the same message").toEqual(read[0]);
  expect(read[0]).toMatchObject({ tag: alert.id, path: `/alerts/${alert.id}` });
  expect(`${read[0]?.title} ${read[0]?.body}`).toContain(rule.name);
  expect(`${read[0]?.title} ${read[0]?.body}`).toContain(vehicle.name);
  for (const request of receiver.received) {
    expect(request.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400", urgency: "high" });
    expect(request.headers.topic).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
    expect(await vapid.verify(request, receiver.url)).toEqual({
      key: vapid.publicKey,
      subject: "https://cartage.example",
    });
  }
  expect(new Set(receiver.received.map(({ headers }) => headers.topic)).size).toBe(1);
  expect(await outside.states("push")).toEqual([["sent", 2, null]]);
});

test("a browser that is gone is forgotten", async ({ jobs, owner, outside }) => {
  const { receiver, send, fire, organisation } = outside;
  await outside.prefers("push");
  await outside.addBrowser();
  receiver.answer = () => 404;
  await jobs.tell("alert.opened", await fire());
  await send();
  await jobs.tell("alert.opened", await fire({ beganAt: new Date(Date.now() - 1_000) }));
  await send();
  expect(receiver.received).toHaveLength(1);
  expect(await outside.states("push")).toEqual([["dropped", 1, "HTTP 404"]]);
  expect(await owner.sql`select from push_subscriptions where organisation_id = ${organisation.id}`).toHaveLength(0);
});

test("a short message is one request to the provider, with the operator's headers, and the same key when it is tried again", async ({
  jobs,
  clock,
  outside,
}) => {
  const { receiver, send, fire, vehicle } = outside;
  await outside.prefers("sms");
  const answers = [500, 202];
  receiver.answer = () => answers.shift() ?? 500;
  const alert = await fire();
  await jobs.tell("alert.opened", alert);
  await send();
  clock.forward(minuteMs);
  await send();
  await send();

  expect(receiver.received).toHaveLength(2);
  const [first, second] = receiver.received;
  expect(first?.path).toBe("/sms");
  expect(first?.headers).toMatchObject({ authorization: "Bearer key", "content-type": "application/json" });
  expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  const said = JSON.parse(String(second?.body));
  expect(said).toEqual({ to: "+84901234567", text: expect.any(String), id: second?.headers["idempotency-key"] });
  expect(said.text).toContain(vehicle.name);
  expect(said.text).toContain(`https://cartage.example/alerts/${alert.id}`);
  expect(await outside.states("sms")).toEqual([["sent", 2, null]]);
});

test("a message says what was measured, against what and in which geofence, in the reader's language and units", async ({
  jobs,
  owner,
  outside,
}) => {
  const { receiver, send, fire, organisation, dispatcher } = outside;
  await outside.prefers("sms");
  const alert = await fire();
  await speedInYard(owner, alert);
  await owner.sql`update organisations set units = 'imperial' where id = ${organisation.id}`;
  await owner.sql`update users set locale = 'vi' where id = ${dispatcher.id}`;
  await jobs.tell("alert.opened", alert);
  await send();
  const { text } = JSON.parse(String(receiver.received[0]?.body));
  expect(text).toContain("Đo được: 61,52 mph (giới hạn 49,21 mph). Vùng địa lý: The yard.");
});

test("several processes that send at once send each message once", async ({ jobs, outside }) => {
  const { receiver, send, fire, organisation } = outside;
  await outside.addEndpoint();
  for (let index = 0; index < 12; index++) {
    await jobs.tell("alert.opened", await fire({ beganAt: new Date(Date.now() - 1_000 * index) }));
  }
  await Promise.all([send(), send(), send()]);
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(12);
  expect(new Set(ids).size).toBe(12);
  const sent = (await jobs.told(organisation)).filter(
    ({ channel, state }) => channel === "webhook" && state === "sent",
  );
  expect(sent).toHaveLength(12);
});
