import { createImportEndpoint } from "@cartage/api/rest/imports";
import { aboutEndpoint } from "@cartage/domain/notifications/about-endpoint";
import { freePort } from "@cartage/local/ports";
import { startMailCatcher } from "@cartage/local/start-mail-catcher";
import { until } from "@cartage/testing/until";
import { expect } from "vitest";
import { createBrowser, createVapidKeys } from "../alerts/browser.ts";
import { startReceiver } from "../alerts/receiver.ts";
import { test as withApi } from "../api/api-test.ts";
import { type JobsProcess, startJobsProcess } from "./jobs-process.ts";

// CARTAGE_FAULTS=full kills more often; see tests/tracking/faults.test.ts
const kills = process.env.CARTAGE_FAULTS === "full" ? 5 : 1;
const timeout = 240_000;

/** apps/jobs as it runs in production, to be killed and started again. */
const test = withApi.extend("startJobs", async ({ urls }, { onCleanup }) => {
  const port = await freePort();
  const started: JobsProcess[] = [];
  onCleanup(async () => {
    await Promise.all(started.map((jobs) => jobs.end("SIGKILL")));
  });
  const databases = { DATABASE_URL: urls.platform, DATABASE_DBOS_URL: urls.dbos };
  return async (variables: Record<string, string>) => {
    const jobs = await startJobsProcess({ port, variables: { ...databases, ...variables } });
    started.push(jobs);
    return jobs;
  };
});

test("kill -9 in the middle of telling loses nothing, and sends nothing twice that the receiver can tell", {
  timeout,
}, async ({ make, owner: { sql }, people, startJobs }) => {
  await using receiver = await startReceiver();
  const catcher = await startMailCatcher({ port: 0, onMail: async () => mailIsHeld });
  const vapid = createVapidKeys();
  const variables = {
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    SMTP_URL: `smtp://127.0.0.1:${catcher.port}`,
    WEBHOOK_PRIVATE_HOSTS: receiver.host,
    SMS_HTTP_URL: `${receiver.url}/sms`,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
  };
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const user = await make.user({ organisationId, role: "dispatcher" });
  const everything = `["info", "warning", "critical"]`;
  const channels = `{"in_app": ${everything}, "mail": ${everything}, "push": ${everything}, "sms": ${everything}}`;
  await sql`
    insert into notification_preferences (organisation_id, user_id, channels, phone, changed_at)
    values (${organisationId}, ${user.id}, ${channels}::text::jsonb, '+84901234567', now())`;
  const browser = createBrowser();
  await sql`
    insert into push_subscriptions (id, organisation_id, user_id, endpoint, p256dh, auth, created_at)
    values (gen_random_uuid(), ${organisationId}, ${user.id}, ${`${receiver.url}/push`}, ${browser.p256dh}, ${browser.auth},
      now())`;
  const endpointId = crypto.randomUUID();
  const sealed =
    people.secrets?.seal(`whsec_${Buffer.alloc(24).toString("base64")}`, aboutEndpoint(endpointId)) ?? null;
  await sql`
    insert into webhook_endpoints (id, organisation_id, url, name, events, sealed_secret, created_by, created_at)
    values (${endpointId}, ${organisationId}, ${`${receiver.url}/hook`}, 'Ours', '{alert.opened}', ${sealed}, ${user.id}, now())`;
  const vehicle = await make.vehicle({ organisationId });

  const alerts = 4 * kills;
  const countOf = async (state: string) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from notifications where organisation_id = ${organisationId} and state = ${state}`;
    return row?.count ?? 0;
  };
  // each time jobs die with requests that were received and not answered, a mail that was taken and not confirmed,
  // and events that were not told of yet
  let mailIsHeld: Promise<void> = new Promise(() => {});
  receiver.answer = () => new Promise(() => {});
  for (let kill = 0; kill < kills; kill++) {
    const jobs = await startJobs(variables);
    for (let index = 0; index < alerts / kills; index++) {
      const { id: ruleId } = await make.rule({ organisationId });
      await make.alert({ organisationId, ruleId, vehicleId: vehicle.id, severity: "critical" });
    }
    const [before, mailsBefore] = [receiver.received.length, catcher.messages().length];
    await until(() => receiver.received.length > before + 2 && catcher.messages().length > mailsBefore);
    await jobs.end("SIGKILL");
    // what it had taken upon itself is free when its lease is over
    await sql`update notifications set send_after = now() where state = 'waiting' and organisation_id = ${organisationId}`;
  }
  expect(await countOf("sent"), "only what is shown in the app").toBeLessThanOrEqual(alerts);
  mailIsHeld = Promise.resolve();
  receiver.answer = () => 200;
  await startJobs(variables);
  // by webhook, push, SMS, mail and in the app
  await until(async () => (await countOf("sent")) === alerts * 5, { withinMs: 60_000 });

  const others = await sql`
    select state from notifications where organisation_id = ${organisationId} and state <> 'sent'`;
  expect([...others]).toEqual([]);
  const sentTo = (path: string, idOf: (each: (typeof receiver.received)[number]) => unknown) => {
    const all = receiver.received.filter((each) => each.path === path);
    return { all: all.length, apart: new Set(all.map(idOf)).size };
  };
  const told = [
    sentTo("/hook", ({ headers }) => headers["webhook-id"]),
    sentTo("/sms", ({ headers }) => headers["idempotency-key"]),
    sentTo("/push", (each) => (browser.read(each) as { id: string }).id),
    {
      all: catcher.messages().length,
      apart: new Set(catcher.messages().map(({ messageId }) => messageId)).size,
    },
  ];
  expect(told.map(({ apart }) => apart)).toEqual([alerts, alerts, alerts, alerts]);
  // it was killed in the middle: some came again, and could be told by their ids
  expect(told.reduce((sum, { all }) => sum + all, 0)).toBeGreaterThan(4 * alerts);
  await catcher.stop();
});

test("a history import that is killed in the middle goes on behind its last batch and ends once", {
  timeout,
}, async ({ make, as, services, owner: { sql }, startJobs }) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const administrator = await as.organisationAdministrator(organisation);
  const fixes = 20_000 + 10_000 * kills;
  const start = Date.now() - 3_600_000 - fixes * 1000;
  const rows = Array.from({ length: fixes }, (_, at) => `${start + at * 1000},${21 + at / 1e6},105.8,36`);
  const body = ["time,lat,lon,speed_kmh", ...rows].join("\n");
  const query = new URLSearchParams({ deviceId: device.id, fileName: "drive.csv" });
  const request = new Request(`https://cartage.example/api/imports?${query}`, { method: "POST", body });
  const { sessionId } = administrator;
  const kept = await createImportEndpoint({ services })(request, { sessionId, address: null });
  expect(kept.status).toBe(200);

  const progress = async () => {
    const [row] = await sql<{ done: number; written: number; state: string; finished: boolean; parts: number }[]>`
      select done, written, state, finished_at is not null as finished,
             (select count(*)::int from history_import_parts where import_id = history_imports.id) as parts
        from history_imports where device_id = ${device.id}`;
    if (!row) throw new Error("The import is gone.");
    return row;
  };
  let reached = 0;
  for (let kill = 0; kill < kills; kill++) {
    const jobs = await startJobs({});
    await until(async () => (await progress()).done > reached, { everyMs: 5 });
    await jobs.end("SIGKILL");
    const after = await progress();
    expect(after, "not over yet").toMatchObject({ state: "storing", finished: false });
    reached = after.done;
    const [stored] = await sql`select count(*)::int as count from positions where device_key = ${device.key}`;
    expect(stored?.count, "what is noted is what is stored").toBe(reached);
  }
  await startJobs({});
  await until(async () => (await progress()).finished);
  expect(await progress()).toEqual({ done: fixes, written: fixes, state: "done", finished: true, parts: 0 });
  const [stored] = await sql`select count(*)::int as count from positions where device_key = ${device.key}`;
  expect(stored?.count).toBe(fixes);
});
