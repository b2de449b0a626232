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
// derives and (e) a subscriber that only acknowledges: what the broker hands out at most, and so what any of them can reach.
// From the first publication to the last row in Postgres; of (e), to the last acknowledgement.

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
  const startedAt = Date.now() - load.each * 1_000;
  const measured = publications(load.each, startedAt);
  // an hour earlier, so that what is measured is newer than what warmed the processes up
  const before = publications(warmUp.each, startedAt - 3_600_000);
  for (const at of [startedAt - 3_600_000, Date.now()]) {
    await system.owner`select ensure_position_day(${new Date(at).toISOString().slice(0, 10)}::text::date)`;
  }

  const throughNodeRed = async (size: number) => {
    const nodeRed = await startNodeRed({
      ...{ installed, directory, fleet, size, brokerPort: broker.port, databaseUrl: system.urls.superuser },
    });
    try {
      await stored(before);
      return await stored(measured);
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
      await stored(before);
      return await stored(measured);
    } finally {
      await worker.stop();
      await forgetWorker(system.broker.url, system.owner);
    }
  };
  const measure = async () => ({
    workerPerS: await throughWorker("off"),
    nodeRedSinglePerS: await throughNodeRed(1),
    nodeRedBatchedPerS: await throughNodeRed(aBatch),
    derivingWorkerPerS: await throughWorker("on"),
    acknowledgingPerS: await acknowledging({
      ...{ brokerUrl: system.broker.url, broker, publisher },
      ...{ load: measured, warmUp: before },
    }),
  });
  const runs = await repeat(measure, { deadline, most: 7, isJson });
  const report = summarise({
    bench: "nodered",
    runs,
    ratios: {
      single: (run) => (run.workerPerS ?? 0) / (run.nodeRedSinglePerS ?? 0),
      batched: (run) => (run.workerPerS ?? 0) / (run.nodeRedBatchedPerS ?? 0),
      ofWhatTheBrokerHandsOut: (run) => (run.workerPerS ?? 0) / (run.acknowledgingPerS ?? 0),
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

/** Rows a second from the first publication until all of them are in the table, which was empty. */
async function stored(publications: Publication[]): Promise<number> {
  await system.owner`truncate positions, dead_letters`;
  await system.owner`checkpoint`;
  await publisher.load(publications);
  const published = publisher.publish(broker);
  await until(async () => (await rows()) >= publications.length, { everyMs: 100 });
  const endedAt = Date.now();
  const { startedAt } = await published;
  return publications.length / ((endedAt - startedAt) / 1_000);
}

async function rows(): Promise<number> {
  const [found] = await system.owner<{ rows: number }[]>`select count(*)::integer as rows from positions`;
  return found?.rows ?? 0;
}

async function forgetFixes(): Promise<void> {
  await system.owner`update device_state set stored_through = null, stored_ahead = '{}', gap_since = null, last_fix_time = null`;
  await system.owner`update vehicle_state set fix_time = null`;
}
