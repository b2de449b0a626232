import { findServer } from "@cartage/testing/server-binary";
import { startWorker } from "@cartage/testing/start-worker";
import { until } from "@cartage/testing/until";
import { expect, test } from "vitest";
import { startFaultSystem } from "./fault-system.ts";
import { publishSteadily } from "./steady-load.ts";

// Sessions that outlive their workers exist with MQTT 5, which the embedded broker does not speak.
const adopting = test.runIf(findServer("mosquitto"));
const fleet = 50;
const timeout = 90_000;

adopting("what a dead worker had not acknowledged is fetched by a living one, under load", { timeout }, async () => {
  await using system = await startFaultSystem({ devices: fleet });
  const options = { databaseUrl: system.urls.ingest, mqttUrl: system.broker.url };
  const [dying, living] = [await startWorker(options), await startWorker(options)];
  await Promise.all([dying.ready(), living.ready()]);

  const each = 160;
  const published = publishSteadily({ url: system.broker.url, devices: system.devices, each, overMs: 6_000 });
  await until(async () => (await system.countPositions()) > fleet * 10);
  await dying.kill();
  // while the load still runs
  await until(async () => (await system.countSessions()) === 1);
  await published;
  await until(async () => (await system.countPositions()) >= fleet * each);
  await until(async () => (await system.countComplete(each)) === fleet);
  expect(await system.countPositions()).toBe(fleet * each);
  expect((await living.stop()).code).toBe(0);
});

adopting(
  "a worker that is stopped while it adopts stops in order, and the next one fetches the rest",
  {
    timeout,
  },
  async () => {
    await using system = await startFaultSystem({ devices: fleet });
    const options = { databaseUrl: system.urls.ingest, mqttUrl: system.broker.url };
    const [dying, stopping] = [await startWorker(options), await startWorker(options)];
    await Promise.all([dying.ready(), stopping.ready()]);

    const each = 160;
    const published = publishSteadily({ url: system.broker.url, devices: system.devices, each, overMs: 5_000 });
    await until(async () => (await system.countPositions()) > fleet * 10);
    // what the dead worker left cannot be stored, so adopting it goes on until the worker is told to stop
    const letGo = await system.holdPositions();
    await dying.kill();
    await until(async () => (await system.mostHeld()) === 2);
    const stopped = stopping.stop();
    await letGo();
    const { code, tookMs } = await stopped;
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    await published;
    const next = await startWorker(options);
    await until(async () => (await system.countPositions()) >= fleet * each);
    expect(await system.countPositions()).toBe(fleet * each);
    await until(async () => (await system.countSessions()) === 1);
    await next.stop();
  },
);
