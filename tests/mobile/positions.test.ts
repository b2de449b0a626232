import { createDevicePolicy } from "@cartage/auth/device-policy";
import { sendInstruction } from "@cartage/domain/fleet/commands/send-instruction";
import { SendInstruction } from "@cartage/domain/fleet/instruction-inputs";
import { runAs } from "@cartage/domain/run-as";
import { freePort } from "@cartage/local/ports";
import { startBroker } from "@cartage/local/start-broker";
import { startWorker } from "@cartage/testing/start-worker";
import { test as base } from "@cartage/testing/test";
import { until } from "@cartage/testing/until";
import { expect } from "vitest";
import { startPhone } from "./phone.ts";

const service = { username: "worker", password: "worker's secret" };

type System = { wsUrl: string; stopBroker(): Promise<void>; startBroker(): Promise<void> };

/** A broker that asks the real policy, and a worker behind it. */
const test = base.extend<{ $file: { system: System } }>({
  system: [
    async ({ app, urls }, use) => {
      const [port, wsPort] = [await freePort(), await freePort()];
      const start = () => startBroker({ port, wsPort, policy: createDevicePolicy(app), services: [service] });
      let broker = await start();
      const mqttUrl = `mqtt://${service.username}:${encodeURIComponent(service.password)}@127.0.0.1:${port}`;
      const worker = await startWorker({ databaseUrl: urls.ingest, mqttUrl });
      await worker.ready();
      await use({
        wsUrl: `ws://127.0.0.1:${wsPort}`,
        stopBroker: () => broker.stop(),
        async startBroker() {
          broker = await start();
        },
      });
      await worker.stop();
      await broker.stop();
    },
    { scope: "file" },
  ],
});

test("a phone's positions leave it once they are in Postgres, across a broker that dies", async ({
  make,
  owner,
  system,
}) => {
  const { id: organisationId } = await make.organisation();
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, kind: "phone", vehicleId: vehicle.id });
  const rows = async () => {
    const [row] = await owner.sql<{ count: number }[]>`
      select count(*)::int as count from positions where device_key = ${device.key}`;
    return row?.count;
  };

  const phone = await startPhone({ device, wsUrl: system.wsUrl });
  await phone.drive(50);
  await until(async () => (await phone.waiting()) === 0);
  expect(await rows()).toBe(50);

  await system.stopBroker();
  await phone.drive(30);
  expect(await phone.waiting()).toBe(30);

  // what the phone sends before the worker is back reaches nobody: it is sent again
  await system.startBroker();
  phone.publisher.network(false);
  phone.publisher.network(true);
  await until(async () => (await phone.waiting()) === 0);
  expect(await rows()).toBe(80);
});

test("a message reaches the driver, and the dispatcher hears that it was shown and read", async ({
  make,
  as,
  app,
  owner,
  system,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id, kind: "phone" });
  const dispatcher = { actor: await as.dispatcher(organisation), requestId: "a", now: () => new Date() };
  const input = SendInstruction.parse({ deviceId: device.id, kind: "message", body: { text: "Gate 4, please" } });
  await runAs(app, dispatcher, (ctx) => sendInstruction(ctx, input));

  const phone = await startPhone({ device, wsUrl: system.wsUrl });
  const outcome = async () => {
    const [row] = await owner.sql`select outcome from instructions where device_id = ${device.id}`;
    return row?.outcome;
  };
  await until(async () => (await outcome()) === "shown");
  const [message] = phone.shown.messages;
  expect(message?.text).toBe("Gate 4, please");
  await phone.inbox.read(message?.id ?? "");
  await until(async () => (await outcome()) === "read");
});

test("a phone with a wrong credential keeps everything and turns to HTTPS", async ({ make, system }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId, kind: "phone" });
  const posted: number[] = [];
  const phone = await startPhone({
    device: { ...device, secret: "guessed" },
    wsUrl: system.wsUrl,
    post: async (positions) => {
      posted.push(...positions.map(({ seq }) => seq));
      return "refused";
    },
  });
  await phone.drive(3);
  await until(() => phone.publisher.state().isRefused);
  expect(posted.slice(0, 3)).toEqual([1, 2, 3]);
  expect(await phone.waiting()).toBe(3);
});
