import { setTimeout as passed } from "node:timers/promises";
import { createSender } from "@cartage/simulator/sending/create-sender";
import { findServer } from "@cartage/testing/server-binary";
import { startWorker } from "@cartage/testing/start-worker";
import { until } from "@cartage/testing/until";
import { test as anyTest, expect } from "vitest";
import { startFaultSystem } from "./fault-system.ts";
import { publishSteadily } from "./steady-load.ts";

// CARTAGE_FAULTS=full takes the numbers of docs/running.md; without it the same faults run shorter.
const isFull = process.env.CARTAGE_FAULTS === "full";
const kills = isFull ? { times: 12, everyMs: 5_000, each: 2_000 } : { times: 3, everyMs: 2_000, each: 120 };
const away = isFull ? 30_000 : 4_000;
const fleet = 100;
// a broker that persists, and is killed
const test = anyTest.runIf(findServer("mosquitto"));
const timeout = isFull ? 240_000 : 90_000;

test("kill -9 of the worker again and again loses nothing and stores nothing twice", { timeout }, async () => {
  await using system = await startFaultSystem({ devices: fleet });
  const options = { databaseUrl: system.urls.ingest, mqttUrl: system.broker.url };
  let worker = await startWorker(options);
  await worker.ready();

  const published = publishSteadily({
    url: system.broker.url,
    devices: system.devices,
    each: kills.each,
    overMs: kills.times * kills.everyMs,
  });
  for (let kill = 0; kill < kills.times; kill++) {
    await passed(kills.everyMs);
    await worker.kill();
    worker = await startWorker(options);
  }
  await published;
  await until(async () => (await system.countPositions()) >= fleet * kills.each);
  await until(async () => (await system.countComplete(kills.each)) === fleet);
  expect(await system.countPositions()).toBe(fleet * kills.each);
  await worker.stop();
});

test("an immediate stop of Postgres under load loses nothing, and the worker's memory stays flat meanwhile", {
  timeout,
}, async () => {
  await using system = await startFaultSystem({ devices: fleet });
  const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url });
  await worker.ready();
  const each = (away * 2) / 50;
  const published = publishSteadily({ url: system.broker.url, devices: system.devices, each, overMs: away * 2 });

  await passed(away / 2);
  const residentBefore = await worker.residentBytes();
  await system.killPostgres();
  const residentAway = await mostWithin(away, () => worker.residentBytes());
  await system.restartPostgres();
  await published;
  await until(async () => (await system.countPositions()) >= fleet * each);
  expect(await system.countPositions()).toBe(fleet * each);
  process.stdout.write(`resident memory, away to before: ${(residentAway / residentBefore).toFixed(2)}\n`);
  expect(residentAway / residentBefore, "resident memory while Postgres is away, to before").toBeLessThanOrEqual(2);
  await worker.stop();
});

test("kill -9 of the broker under load loses nothing of senders that wait for stored", { timeout }, async () => {
  await using system = await startFaultSystem({ devices: 20 });
  const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url });
  await worker.ready();
  const senders = system.devices.map(({ id, organisationId, secret }) =>
    createSender({ url: system.broker.url, deviceId: id, organisationId, secret, confirmWithinMs: 3_000 }),
  );
  const each = 120;
  const startedAt = Date.now() - each * 1_000;
  for (let n = 0; n < each; n++) {
    for (const sender of senders) sender.send({ t: startedAt + n * 1_000, lat: 10.7, lon: 106.6, spd: 10 });
    if (n === each / 2) {
      await system.broker.kill();
      await system.broker.restart();
    }
    await passed(20);
  }
  await Promise.all(senders.map((sender) => sender.whenConfirmed()));
  expect(await system.countPositions()).toBe(senders.length * each);
  expect(senders.every(({ counts }) => counts.dropped === 0)).toBe(true);
  await Promise.all(senders.map((sender) => sender.stop()));
  await worker.stop();
});

test("a worker that starts before broker and Postgres waits for both", { timeout }, async () => {
  await using system = await startFaultSystem({ devices: 1 });
  await system.broker.kill();
  await system.killPostgres();
  const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url });
  await until(async () => (await worker.readiness()).includes('"status":"down"'));
  await system.broker.restart();
  await system.restartPostgres();
  await worker.ready();
  await publishSteadily({ url: system.broker.url, devices: system.devices, each: 10, overMs: 100 });
  await worker.reached(10);
  expect(await system.countPositions()).toBe(10);
  await until(async () => (await system.countUnderived()) === 0);
  expect((await worker.stop()).code).toBe(0);

  // one that is stopped while it still reads what it judges by
  const hasty = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url });
  await hasty.ready();
  expect((await hasty.stop()).code).toBe(0);
});

/** The greatest of a value that is read again and again for a time. */
async function mostWithin(forMs: number, read: () => Promise<number>): Promise<number> {
  let most = 0;
  for (const until = Date.now() + forMs; Date.now() < until; await passed(200)) most = Math.max(most, await read());
  return most;
}
