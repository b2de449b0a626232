import { createDevicePolicy } from "@cartage/auth/device-policy";
import { decide } from "@cartage/auth/devices";
import { createDynamicSecurityControl } from "@cartage/auth/dynamic-security-control";
import { followDeviceChanges } from "@cartage/auth/follow-device-changes";
import { provisionRunningBroker } from "@cartage/auth/provision-running-broker";
import { startBroker as startEmbeddedBroker } from "@cartage/local/start-broker";
import { findServer } from "@cartage/testing/server-binary";
import { until } from "@cartage/testing/until";
import { connectAsync } from "mqtt";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../api/api-test.ts";
import { mayPublish, maySubscribe, service, signIn, startBroker } from "./provisioned-mosquitto.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
const none = "00000000-0000-7000-8000-000000000000";

describe.runIf(findServer("mosquitto"))("Mosquitto, provisioned from the rows", () => {
  test("lets a device in with its secret only, and lets it do what the policy lets it do", async ({
    make,
    ingest,
    as,
    api,
  }) => {
    const organisation = await make.organisation();
    const administrator = api(await as.organisationAdministrator(organisation));
    const { deviceId, secret } = await administrator.fleet.devices.create({ name: "T", kind: "tracker" });
    const other = await administrator.fleet.devices.create({ name: "O", kind: "tracker" });
    const broker = await startBroker(ingest);

    await expect(signIn(broker.url, deviceId, other.secret)).rejects.toThrow();
    await expect(signIn(broker.url, none, secret)).rejects.toThrow();
    await expect(signIn(broker.url, "", "")).rejects.toThrow();
    const client = await signIn(broker.url, deviceId, secret);

    const device = { deviceId, organisationId: organisation.id };
    const own = `cartage/v1/${organisation.id}/${deviceId}`;
    const topics = ["positions", "status", "receipts", "stored", "instructions", "x"].map((kind) => `${own}/${kind}`);
    topics.push(
      `cartage/v1/${organisation.id}/${other.deviceId}/positions`,
      `cartage/v1/${none}/${deviceId}/positions`,
    );
    topics.push(`live/v1/${organisation.id}`, `owntracks/${deviceId}/phone`, `owntracks/${other.deviceId}/phone`);
    topics.push("$CONTROL/dynamic-security/v1", "$SYS/broker/uptime", own);
    for (const topic of topics) {
      expect([topic, await mayPublish(client, topic)]).toEqual([topic, decide({ act: "publish", device, topic })]);
    }
    const filters = [
      ...topics,
      "#",
      "+/#",
      "$SYS/#",
      "$CONTROL/#",
      `${own}/#`,
      `${own}/+`,
      `cartage/v1/+/${deviceId}/stored`,
    ];
    filters.push(`$share/group/${own}/stored`, "cartage/v1/#", "live/v1/#");
    for (const filter of filters) {
      expect([filter, await maySubscribe(client, filter)]).toEqual([
        filter,
        decide({ act: "subscribe", device, filter }),
      ]);
    }
  });

  test("lets the service account work for all devices", async ({ make, ingest }) => {
    const organisation = await make.organisation();
    const broker = await startBroker(ingest);
    const client = await signIn(broker.url, service.username, service.password, "cartage-worker-0");
    const heard: string[] = [];
    client.on("message", (topic) => heard.push(topic));

    for (const filter of [
      "$share/cartage/cartage/v1/+/+/positions",
      "cartage/v1/+/+/status",
      `live/v1/${organisation.id}`,
      "owntracks/+/+",
    ]) {
      expect([filter, await maySubscribe(client, filter)]).toEqual([filter, true]);
    }
    for (const topic of [`cartage/v1/${organisation.id}/${none}/positions`, `live/v1/${organisation.id}`]) {
      expect([topic, await mayPublish(client, topic)]).toEqual([topic, true]);
    }
    await until(() => heard.length === 2, { withinMs: 5_000 });
    expect(await mayPublish(client, "elsewhere")).toBe(false);
    expect(await maySubscribe(client, "#")).toBe(false);
  });
});

describe.runIf(findServer("mosquitto"))("a running Mosquitto", () => {
  test("learns of new devices and new secrets before they are shown, and drops the old connection", async ({
    make,
    ingest,
    as,
    api,
    people,
  }) => {
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    const broker = await startBroker(ingest);
    const control = await createDynamicSecurityControl(await signIn(broker.url, service.username, service.password));
    people.announceSecret = control.announceSecret;
    onTestFinished(() => {
      people.announceSecret = undefined;
    });

    const { deviceId, secret, settings } = await administrator.fleet.devices.create({ name: "T", kind: "tracker" });
    const client = await signIn(broker.url, deviceId, secret, settings.clientId);
    expect(await mayPublish(client, settings.topic)).toBe(true);

    const closed = new Promise<void>((resolve) => client.once("close", resolve));
    const rotated = await administrator.fleet.devices.rotateSecret({ deviceId });
    await closed;
    await expect(signIn(broker.url, deviceId, secret)).rejects.toThrow();
    const again = await signIn(broker.url, deviceId, rotated.secret);
    expect(await mayPublish(again, settings.topic)).toBe(true);
    expect(await control.listDevices()).toContain(deviceId);
  });

  test("drops a device when it is revoked, and one that was revoked unnoticed", async ({
    make,
    ingest,
    as,
    api,
    owner,
    clock,
  }) => {
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    const [noticed, unnoticed] = [
      await administrator.fleet.devices.create({ name: "A", kind: "tracker" }),
      await administrator.fleet.devices.create({ name: "B", kind: "tracker" }),
    ];
    const broker = await startBroker(ingest);
    const control = await createDynamicSecurityControl(await signIn(broker.url, service.username, service.password));
    const clients = [
      await signIn(broker.url, noticed.deviceId, noticed.secret),
      await signIn(broker.url, unnoticed.deviceId, unnoticed.secret),
    ];
    const closed = clients.map((client) => new Promise<void>((resolve) => client.once("close", resolve)));
    await owner.sql`delete from devices where id = ${unnoticed.deviceId}`;

    const now = () => new Date(clock.now().getTime() + 120_000);
    const following = await followDeviceChanges(ingest, control, { log, now });
    onTestFinished(() => following.stop());
    await following.catchUp();
    await closed[1];
    await administrator.fleet.devices.revoke({ deviceId: noticed.deviceId });

    await closed[0];
    await expect(signIn(broker.url, unnoticed.deviceId, unnoticed.secret)).rejects.toThrow();
    await expect(signIn(broker.url, noticed.deviceId, noticed.secret)).rejects.toThrow();
    expect(await control.listDevices()).not.toContain(noticed.deviceId);
  });

  test("keeps out the devices of a suspended organisation, and lets them in again under their secrets", async ({
    make,
    ingest,
    as,
    api,
    clock,
  }) => {
    const organisation = await make.organisation();
    const administrator = api(await as.organisationAdministrator(organisation));
    const admin = api(await as.platformAdministrator());
    const suspend = (isSuspended: boolean) =>
      admin.platform.organisations.suspend({ organisationId: organisation.id, isSuspended, reason: "a test" });
    const { deviceId, secret } = await administrator.fleet.devices.create({ name: "A", kind: "tracker" });
    const broker = await startBroker(ingest);
    const control = await createDynamicSecurityControl(await signIn(broker.url, service.username, service.password));
    const now = () => new Date(clock.now().getTime() + 120_000);
    const following = await followDeviceChanges(ingest, control, { log, now });
    const client = await signIn(broker.url, deviceId, secret);
    const closed = new Promise<void>((resolve) => client.once("close", resolve));
    await suspend(true);
    await closed;
    await expect(signIn(broker.url, deviceId, secret)).rejects.toThrow();
    expect(await control.isKeptOut(deviceId)).toBe(true);

    // what nobody followed is caught up with
    await following.stop();
    await suspend(false);
    await expect(signIn(broker.url, deviceId, secret)).rejects.toThrow();
    const again = await followDeviceChanges(ingest, control, { log, now });
    onTestFinished(() => again.stop());
    await again.catchUp();
    await signIn(broker.url, deviceId, secret);
    await suspend(true);
    await until(() => control.isKeptOut(deviceId), { withinMs: 5_000 });

    const fresh = await startBroker(ingest);
    await expect(signIn(fresh.url, deviceId, secret)).rejects.toThrow();
  });

  test("that does not answer refuses the command", async ({ make, ingest, as, api, people }) => {
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    const broker = await startBroker(ingest);
    const client = await signIn(broker.url, service.username, service.password);
    const control = await createDynamicSecurityControl(client, { timeoutMs: 100 });
    people.announceSecret = control.announceSecret;
    onTestFinished(() => {
      people.announceSecret = undefined;
    });
    await broker.kill();

    await expect(administrator.fleet.devices.create({ name: "T", kind: "tracker" })).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      cause: { code: "broker.unavailable" },
    });
    expect((await administrator.fleet.devices.list({})).items).toEqual([]);
  });

  test("is known by its version, and kept up to date from then on", async ({
    make,
    ingest,
    platform,
    as,
    api,
    people,
    clock,
  }) => {
    const administrator = api(await as.organisationAdministrator(await make.organisation()));
    const broker = await startBroker(ingest);
    const client = await signIn(broker.url, service.username, service.password);
    const provision = provisionRunningBroker(client, { database: platform, log, now: clock.now });
    onTestFinished(() => provision.stop());
    people.announceSecret = provision.announceSecret;
    onTestFinished(() => {
      people.announceSecret = undefined;
    });

    const { deviceId, secret } = await administrator.fleet.devices.create({ name: "T", kind: "tracker" });
    const device = await signIn(broker.url, deviceId, secret);
    const closed = new Promise<void>((resolve) => device.once("close", resolve));
    await administrator.fleet.devices.revoke({ deviceId });
    await closed;
  });
});

test("a broker that asks us about devices is left alone", async ({ make, as, api, app, platform, people, clock }) => {
  const administrator = api(await as.organisationAdministrator(await make.organisation()));
  const broker = await startEmbeddedBroker({
    port: 0,
    wsPort: 0,
    policy: createDevicePolicy(app),
    services: [service],
  });
  onTestFinished(() => broker.stop());
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const client = await connectAsync(url, { ...service, reconnectPeriod: 0 });
  onTestFinished(() => void client.end(true));
  const provision = provisionRunningBroker(client, { database: platform, log, now: clock.now, timeoutMs: 50 });
  onTestFinished(() => provision.stop());
  people.announceSecret = provision.announceSecret;
  onTestFinished(() => {
    people.announceSecret = undefined;
  });

  const { deviceId, secret, settings } = await administrator.fleet.devices.create({ name: "T", kind: "tracker" });
  const device = await connectAsync(url, {
    username: deviceId,
    password: secret,
    clientId: deviceId,
    reconnectPeriod: 0,
  });
  onTestFinished(() => void device.end(true));
  await device.publishAsync(settings.topic, "{}", { qos: 1 });
  await expect(
    connectAsync(url, { username: deviceId, password: "wrong", clientId: deviceId, reconnectPeriod: 0 }),
  ).rejects.toThrow();
});
