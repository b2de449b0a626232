import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodePosition } from "@cartage/telemetry/codec";
import { startWorker } from "@cartage/testing/start-worker";
import { until } from "@cartage/testing/until";
import { acknowledging } from "./harness/acknowledging.ts";
import { readArguments } from "./harness/arguments.ts";
import { createFleet, positionOf } from "./harness/fleet.ts";
import { forgetWorker } from "./harness/forget-worker.ts";
import type { Publication } from "./harness/publisher.ts";
import { startPublisher } from "./harness/publisher-client.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";
import { installNodeRed } from "./nodered/install-node-red.ts";
import { startNodeRed } from "./nodered/start-node-red.ts";

// The same messages, one position each with QoS 1, interleaved: (a) the worker that stores alone, as they do; (b) Node-RED that
// inserts a row a message; (c) Node-RED that inserts a hundred at once; beside them, in no ratio to Node-RED, (d) the worker that
// derives and (e) a subscriber that only acknowledges.
//
// What is compared is how fast each catches up: it is held (SIGSTOP) while the messages are published, so that they wait at the
// broker, and let go; from then to the last row in Postgres. While they are being published the broker itself is the limit, (e)
// tells how many it takes in and hands out at once, and nobody who consumes can be faster: that is measured, too, as `live`, from
// the first publication to the last row or acknowledgement.

const aBatch = 100;
const load = { vehicles: 1_000, each: 120 };
const warmUp = { each: 50 };
const inFlight = 4_000;

const { isJson, seconds } = readArguments({ seconds: 240 });
const deadline = Date.now() + seconds * 1_000;
const directory = await mkdtemp(join(tmpdir(), "cartage-bench-nodered-"));
const system = await startBenchSystem();
const publisher = startPublisher();
const broker = { host: "127.0.0.1", port: system.broker.port, inFlight };

try {
  const installed = await installNodeRed(directory);
  console.error(
    `Node-RED inserts by ${installed.hasPostgresNode ? "node-red-contrib-postgresql" : "pg in a function"}.`,
  );
  const fleet = await createFleet(system.owner, load.vehicles);
  // each round newer than the one before, as in life: to warm up, live, waiting
  const hourMs = 3_600_000;
  const startedAt = Date.now() - load.each * 1_000;
  const rounds = {
    warmUp: publications(warmUp.each, startedAt - 2 * hourMs),
    live: publications(load.each, startedAt - hourMs),
    waiting: publications(load.each, startedAt),
  };
  for (const at of [startedAt - 2 * hourMs, startedAt - hourMs, Date.now()]) {
    await system.owner`select ensure_position_day(${new Date(at).toISOString().slice(0, 10)}::text::date)`;
  }

  const measureOf = async (consumer: { pid: number }) => {
    await publishLive(rounds.warmUp);
    return { livePerS: await publishLive(rounds.live), perS: await catchUp(rounds.waiting, consumer) };
  };
  const throughNodeRed = async (size: number) => {
    const nodeRed = await startNodeRed({
      ...{ installed, directory, fleet, size, brokerPort: broker.port, databaseUrl: system.urls.superuser },
    });
    try {
      return await measureOf(nodeRed);
    } finally {
      await nodeRed.stop();
    }
  };
  const throughWorker = async (derivation: "on" | "off") => {
    // before the worker learns which of its devices' fixes are stored: what is measured is new to it
    await forgetFixes();
    const env = { CARTAGE_DERIVATION: derivation };
    const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url, env });
    try {
      await worker.ready();
      return await measureOf(worker);
    } finally {
      await worker.stop();
      await forgetWorker(system.broker.url, system.owner);
    }
  };
  const measure = async () => {
    const worker = await throughWorker("off");
    const single = await throughNodeRed(1);
    const batched = await throughNodeRed(aBatch);
    return {
      ...{ workerPerS: worker.perS, nodeRedSinglePerS: single.perS, nodeRedBatchedPerS: batched.perS },
      ...{ workerLivePerS: worker.livePerS, nodeRedSingleLivePerS: single.livePerS },
      nodeRedBatchedLivePerS: batched.livePerS,
      derivingWorkerPerS: (await throughWorker("on")).perS,
      acknowledgingLivePerS: await acknowledging({
        ...{ brokerUrl: system.broker.url, broker, publisher },
        ...{ load: rounds.live, warmUp: rounds.warmUp },
      }),
    };
  };
  const runs = await repeat(measure, { deadline, most: 7, isJson });
  const report = summarise({
    bench: "nodered",
    runs,
    ratios: {
      single: ({ workerPerS, nodeRedSinglePerS }) => workerPerS / nodeRedSinglePerS,
      batched: ({ workerPerS, nodeRedBatchedPerS }) => workerPerS / nodeRedBatchedPerS,
      singleLive: ({ workerLivePerS, nodeRedSingleLivePerS }) => workerLivePerS / nodeRedSingleLivePerS,
      batchedLive: ({ workerLivePerS, nodeRedBatchedLivePerS }) => workerLivePerS / nodeRedBatchedLivePerS,
      liveOfWhatTheBrokerHandsOut: ({ workerLivePerS, acknowledgingLivePerS }) =>
        workerLivePerS / acknowledgingLivePerS,
    },
  });
  console.log(isJson ? JSON.stringify(report) : report);

  /** The devices in turn, each with its next position. */
  function publications(each: number, from: number): Publication[] {
    return Array.from({ length: each }, (_, n) =>
      fleet.map((device) => ({ topic: device.topic, payload: encodePosition(positionOf(device, n, from)) })),
    ).flat();
  }
} finally {
  publisher.stop();
  await system.stop();
  await rm(directory, { recursive: true, force: true });
}

/** Rows a second from the first publication until all of them are in the table. */
async function publishLive(publications: Publication[]): Promise<number> {
  await begin(publications);
  const published = publisher.publish(broker);
  const endedAt = await allStored(publications);
  const { startedAt } = await published;
  return publications.length / ((endedAt - startedAt) / 1_000);
}

/** Rows a second by a process that was held until the broker had all of them, from when it is let go. */
async function catchUp(publications: Publication[], { pid }: { pid: number }): Promise<number> {
  await begin(publications);
  process.kill(pid, "SIGSTOP");
  await publisher.publish(broker);
  const startedAt = Date.now();
  process.kill(pid, "SIGCONT");
  return publications.length / (((await allStored(publications)) - startedAt) / 1_000);
}

async function begin(publications: Publication[]): Promise<void> {
  await system.owner`truncate positions, dead_letters`;
  await system.owner`checkpoint`;
  await publisher.load(publications);
}

async function allStored({ length }: Publication[]): Promise<number> {
  await until(async () => (await rows()) >= length, { everyMs: 100 });
  return Date.now();
}

async function rows(): Promise<number> {
  const [found] = await system.owner<{ rows: number }[]>`select count(*)::integer as rows from positions`;
  return found?.rows ?? 0;
}

async function forgetFixes(): Promise<void> {
  await system.owner`update device_state set stored_through = null, stored_ahead = '{}', gap_since = null, last_fix_time = null`;
  await system.owner`update vehicle_state set fix_time = null`;
}
