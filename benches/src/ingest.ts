import { encodePosition, encodePositions } from "@cartage/telemetry/codec";
import { startWorker } from "@cartage/testing/start-worker";
import { acknowledging } from "./harness/acknowledging.ts";
import { readArguments } from "./harness/arguments.ts";
import { copyPositions, copyText } from "./harness/copy-positions.ts";
import { type BenchDevice, createFleet, positionOf } from "./harness/fleet.ts";
import { forgetDerived } from "./harness/forget-derived.ts";
import { forgetWorker } from "./harness/forget-worker.ts";
import type { Publication } from "./harness/publisher.ts";
import { startPublisher } from "./harness/publisher-client.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";

// The same positions four ways, interleaved: (a) the worker, one position a message; (b) the worker, 25 a message;
// (c) a subscriber on the same broker that only acknowledges; (d) COPY of the same rows into the same table.

const aMessage = 25;
const load = { vehicles: 1_000, each: 200 };
/** Fewer vehicles for longer, as a day's partition holds them: an index page is filled by one device. */
const day = { vehicles: 20, each: 10_000 };
const inFlight = 4_000;

const { isJson, seconds } = readArguments({ seconds: 180 });
const deadline = Date.now() + seconds * 1_000;
const system = await startBenchSystem();
const publisher = startPublisher();
const broker = { host: "127.0.0.1", port: system.broker.port, inFlight };

try {
  const fleet = await createFleet(system.owner, load.vehicles);
  const startedAt = Date.now() - Math.max(load.each, day.each) * 1_000;
  // an hour earlier, so that what is measured is newer than what warmed the processes up
  const warmUp = { each: 50, startedAt: startedAt - 3_600_000 };
  const warmSingle = publications(fleet, { ...warmUp, size: 1 });
  const warmBatched = publications(fleet, { ...warmUp, size: aMessage });
  const single = publications(fleet, { each: load.each, startedAt, size: 1 });
  const batched = publications(fleet, { each: load.each, startedAt, size: aMessage });
  const rows = copyText(fleet, { each: load.each, startedAt });
  const total = load.vehicles * load.each;

  const bytesPerPosition = await measureBytes(fleet.slice(0, day.vehicles), startedAt);
  const measure = async () => ({
    durablePerS: await throughWorker(single, total, warmSingle),
    acknowledgingPerS: await acknowledging({
      brokerUrl: system.broker.url,
      broker,
      publisher,
      load: single,
      warmUp: warmSingle,
    }),
    batchedPerS: await throughWorker(batched, total, warmBatched),
    copyPerS: await emptied(() => copyPositions(system.urls.superuser, rows, total)),
    bytesPerPosition,
  });
  const runs = await repeat(measure, { deadline, most: 9, isJson });
  const report = summarise({
    bench: "ingest",
    runs,
    ratios: {
      durableToAcknowledging: ({ durablePerS, acknowledgingPerS }) => durablePerS / acknowledgingPerS,
      batchedToCopy: ({ batchedPerS, copyPerS }) => batchedPerS / copyPerS,
    },
  });
  console.log(isJson ? JSON.stringify(report) : report);
} finally {
  publisher.stop();
  await system.stop();
}

/** The devices in turn, each with its next `size` positions. */
function publications(
  fleet: BenchDevice[],
  { each, startedAt, size }: { each: number; startedAt: number; size: number },
): Publication[] {
  const made: Publication[] = [];
  for (let n = 0; n < each; n += size) {
    for (const device of fleet) {
      const positions = Array.from({ length: size }, (_, at) => positionOf(device, n + at, startedAt));
      const [first] = positions;
      made.push({
        topic: device.topic,
        payload: size === 1 && first ? encodePosition(first) : encodePositions(positions),
      });
    }
  }
  return made;
}

/** Positions a second from the first publication to the last commit, through a worker that runs, into an empty table. */
async function throughWorker(load: Publication[], positions: number, warmUp: Publication[] = []): Promise<number> {
  // before the worker learns which of its devices' fixes are stored: what is measured is new to it, as in operation
  await forgetDevices();
  // storing alone; what deriving costs beside it is the bench `derive`
  const env = { CARTAGE_DERIVATION: "off" };
  const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url, env });
  try {
    await worker.ready();
    await publisher.load(warmUp);
    if (warmUp.length > 0) await publisher.publish(broker);
    await worker.reached(warmUp.length);
    return await emptied(async () => {
      await publisher.load(load);
      const published = publisher.publish(broker);
      const endedAt = await worker.reached(warmUp.length + load.length);
      const { startedAt } = await published;
      return positions / ((endedAt - startedAt) / 1_000);
    });
  } finally {
    await worker.stop();
    await forgetWorker(system.broker.url, system.owner);
  }
}

/** Heap, index and all else of the table, over its rows. */
async function measureBytes(fleet: BenchDevice[], startedAt: number): Promise<number> {
  return emptied(async () => {
    await throughWorker(publications(fleet, { each: day.each, startedAt, size: 1 }), fleet.length * day.each);
    const [row] = await system.owner<{ bytes: number; positions: number }[]>`
      select (select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'positions'::regclass)::float8 as bytes,
             (select count(*) from positions)::float8 as positions`;
    if (!row?.positions) throw new Error("Nothing was stored.");
    return row.bytes / row.positions;
  });
}

async function emptied<T>(work: () => Promise<T>): Promise<T> {
  await system.owner`truncate positions, dead_letters`;
  await system.owner`checkpoint`;
  return work();
}

async function forgetDevices(): Promise<void> {
  await system.owner`update device_state set stored_through = null, stored_ahead = '{}', gap_since = null, last_fix_time = null`;
  await system.owner`update vehicle_state set fix_time = null`;
  await forgetDerived(system.owner);
}
