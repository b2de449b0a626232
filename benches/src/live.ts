import type { LiveEvent } from "@cartage/api/live/watch-vehicles";
import { freePort } from "@cartage/local/ports";
import { startWorker } from "@cartage/testing/start-worker";
import postgres from "postgres";
import { readArguments } from "./harness/arguments.ts";
import { createWatcher } from "./harness/create-watcher.ts";
import { derived } from "./harness/derived.ts";
import { startDeviceLoad } from "./harness/device-load.ts";
import { createFleet } from "./harness/fleet.ts";
import { inspectProcess } from "./harness/inspect-process.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, percentile, summarise } from "./harness/report.ts";
import { signIn } from "./harness/sign-in.ts";
import { startWeb } from "./harness/start-web.ts";
import { startBenchSystem } from "./harness/system.ts";
import { openEventStream } from "./live/event-stream.ts";
import { type Passage, probe } from "./live/probe.ts";
import { measureReaderCost } from "./live/reader-cost.ts";

// From a device to the row and to the browser's event while devices report at half of what the worker can store, and
// what readers of the stream cost the web process while 1,000 vehicles report once a second.

const vehicles = 1_000;
const probes = 2;
const burstEach = 60;
const rounds = 4;

const { isJson, seconds } = readArguments({ seconds: 240 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const devices = await createFleet(system.owner, vehicles + probes);
const [probing, reporting] = [devices.slice(0, probes), devices.slice(probes)];
const account = await createWatcher(system.owner, probing[0]?.organisationId ?? "");
const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url });
parts.defer(() => worker.kill());
await worker.ready();
const inspectPort = await freePort();
const web = await startWeb(system, { inspectPort });
parts.defer(() => web.stop());
const cookie = await signIn(web.url, account);
const inspected = await inspectProcess(inspectPort);
parts.defer(() => inspected.close());
const load = await startDeviceLoad(reporting, system.broker.port);
parts.defer(() => load.stop());
const looking = postgres(system.urls.superuser, { max: probes, onnotice: () => {} });
parts.defer(() => looking.end({ timeout: 1 }));
/** Positions published so far. */
let published = 0;

async function measure(): Promise<Figures> {
  const durablePerS = await storeBurst();
  return { durablePerS, ...(await measureHalfLoad(durablePerS / 2)), ...(await measureReaders()) };
}
const runs = await repeat(measure, { deadline, most: rounds - 1, isJson });
const report = summarise({ bench: "live", runs });
console.log(isJson ? JSON.stringify(report) : report);

/** Positions a second from the first publication to the last commit. */
async function storeBurst(): Promise<number> {
  const burst = await load.burst(burstEach);
  published += burst.positions;
  const committedAt = await worker.reached(published);
  // half load is measured by itself, not on what the burst left to derive
  await derived(looking);
  return burst.positions / ((committedAt - burst.startedAt) / 1_000);
}

async function measureHalfLoad(perS: number): Promise<Figures> {
  const listeners = new Set<(event: LiveEvent) => void>();
  const onEvent = (listener: (event: LiveEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const stream = await openEventStream(web.url, cookie, (event) => {
    for (const tell of listeners) tell(event);
  });
  const reports = await load.steady(perS);
  const until = Date.now() + (seconds * 1_000) / (rounds * 4);
  const followed = Promise.all(
    probing.map((device) => probe({ device, brokerPort: system.broker.port, sql: looking, onEvent, until })),
  );
  await Promise.race([followed, stream.lost]);
  const passages = (await followed).flat();
  const done = await reports.pause();
  await stream.stop();
  published += done.positions + passages.length;
  await worker.reached(published);
  const column = (name: keyof Passage) => passages.map((passage) => passage[name]);
  return {
    loadPerS: done.positions / ((done.endedAt - done.startedAt) / 1_000),
    probes: passages.length,
    rowP50Ms: percentile(column("rowMs"), 0.5),
    rowP99Ms: percentile(column("rowMs"), 0.99),
    browserP50Ms: percentile(column("browserMs"), 0.5),
    browserP99Ms: percentile(column("browserMs"), 0.99),
  };
}

async function measureReaders(): Promise<Figures> {
  const report = async () => {
    const reports = await load.steady(vehicles);
    return async () => {
      published += (await reports.pause()).positions;
      await worker.reached(published);
    };
  };
  const forMs = (seconds * 1_000) / (rounds * 15);
  return measureReaderCost({ web: inspected, port: web.port, cookie, report, forMs });
}
