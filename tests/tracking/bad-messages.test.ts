import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { rereadRefused } from "@cartage/domain/tracking/processes/reread-refused";
import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import type { Device } from "@cartage/testing/factory";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { startWorker } from "@cartage/testing/start-worker";
import { connectAsync } from "mqtt";
import type postgres from "postgres";
import { expect } from "vitest";
import { test as anyTest } from "../api/api-test.ts";

// the whole amount with the long faults; see faults.test.ts
const isFull = process.env.CARTAGE_FAULTS === "full";
const count = isFull ? 100_000 : 2_000;
// the broker has to keep what comes while nobody reads
const test = anyTest.runIf(findServer("mosquitto"));
const startsAt = Date.now() - 6 * 3_600_000;

test("among as many bad messages every good one is stored; the bad ones are a few causes, and are read after a fix", {
  timeout: 400_000,
}, async ({ urls, make, as, api, owner: { sql }, platform, services }) => {
  const broker = await startMosquitto();
  const organisation = await make.organisation();
  const devices: Device[] = [];
  for (let made = 0; made < 50; made++) {
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    devices.push(await make.device({ organisationId: organisation.id, vehicleId: vehicle.id }));
  }
  const stranger = newId();
  const good = (n: number, from: number): Message => {
    const device = devices[n % devices.length] as Device;
    const t = startsAt + from + Math.floor(n / devices.length) * 1_000;
    return {
      topic: topics.positions(organisation.id, device.id),
      payload: encodePosition({ t, lat: 10.7, lon: 106.6 }),
    };
  };
  const bad = (n: number): Message => {
    const device = devices[n % devices.length] as Device;
    const topic = topics.positions(organisation.id, n % 4 === 3 ? stranger : device.id);
    return { topic, payload: badPayloads[n % 4]?.(n) ?? "" };
  };
  const options = { databaseUrl: urls.ingest, mqttUrl: broker.url };
  const first = await startWorker(options);
  await first.ready();
  // the last worker stays subscribed, so that the broker keeps what comes
  await first.stop();

  await publish(
    broker.url,
    Array.from({ length: count }, (_, n) => good(n, 0)),
  );
  const withoutMs = await drain(options, count);
  const mixed = Array.from({ length: count }, (_, n) => [good(n, 3 * 3_600_000), bad(n)]).flat();
  await publish(broker.url, mixed);
  const withMs = await drain(options, 2 * count);
  await broker.stop();

  expect(await countOf(sql, "positions")).toBe(2 * count);
  expect(await countOf(sql, "dead_letters")).toBe(count);
  const perS = { without: (count / withoutMs) * 1_000, with: ((2 * count) / withMs) * 1_000 };
  // a few are taken between two looks: a short run says nothing of rates
  if (isFull) {
    process.stdout.write(
      `messages a second: ${perS.without.toFixed(0)} good alone, ${perS.with.toFixed(0)} with as many bad\n`,
    );
    expect(perS.with / perS.without, "a bad one holds the good up no longer than a good one").toBeGreaterThan(0.8);
  }

  const { tracking } = api(await as.organisationAdministrator(organisation));
  const causes = await tracking.letters.causes({});
  expect(causes.map(({ reason, field, letters }) => [reason, field, letters]).sort()).toEqual([
    ["missing", "t", count / 4],
    ["not_json", null, count / 4],
    ["out_of_range", "lat", count / 4],
  ]);
  expect(await tracking.letters.causes({ search: "4711" })).toMatchObject([{ reason: "out_of_range" }]);

  // the fix: whose messages nobody knew is entered
  await enter(sql, organisation, stranger);
  const everywhere = api(await as.platformAdministrator()).tracking.letters.everywhere;
  const { retryId, letters } = await everywhere.retry({ reason: "unknown_device" });
  expect(letters).toBe(count / 4);
  const actor = processActor("jobs");
  const days = createPositionDays({ retentionDays: 30, now: Date.now });
  const run = { actor, now: services.now, requestId: "r" };
  await rereadRefused((work) => runAs(platform, run, work), { retryId, days });
  expect(await countOf(sql, "dead_letters")).toBe((count / 4) * 3);
  expect(await countOf(sql, "positions")).toBe(2 * count + count / 4);
});

interface Message {
  topic: string;
  payload: string | Uint8Array;
}

const badPayloads = [
  (n: number) => `{"n":${n}`,
  (n: number) => JSON.stringify({ t: startsAt + n, lat: 4_711, lon: 106.6 }),
  (n: number) => JSON.stringify({ lat: 10.7, lon: 106.6, n }),
  (n: number) => JSON.stringify({ t: startsAt + n * 100, lat: 10.7, lon: 106.6 }),
];

async function publish(url: string, messages: readonly Message[]): Promise<void> {
  const client = await connectAsync(url, { reconnectPeriod: 0 });
  for (let from = 0; from < messages.length; from += 5_000) {
    const sent = messages.slice(from, from + 5_000);
    await Promise.all(sent.map(({ topic, payload }) => client.publishAsync(topic, Buffer.from(payload), { qos: 1 })));
  }
  await client.endAsync();
}

/** A worker is warm, and the clock runs, when it has taken so much. */
const alreadyShare = 0.1;

/** Lets a worker take what the broker kept; answers how long all of it would have taken, in ms. */
async function drain(options: Parameters<typeof startWorker>[0], messages: number): Promise<number> {
  const worker = await startWorker(options);
  await worker.ready();
  const startedAt = await worker.reached(messages * alreadyShare);
  const endedAt = await worker.reached(messages);
  await worker.stop();
  return Math.max(1, endedAt - startedAt) / (1 - alreadyShare);
}

async function countOf(sql: postgres.Sql, table: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`;
  return row?.count ?? 0;
}

/** A tracker with an id that it has already. */
async function enter(sql: postgres.Sql, organisation: { id: string }, id: string): Promise<void> {
  await sql`
    insert into devices (id, organisation_id, organisation_key, name, kind, secret_salt, secret_iterations, secret_hash)
    select ${id}, organisations.id, organisations.key, 'Found', 'tracker', decode(repeat('00', 12), 'hex'), 1,
           decode(repeat('00', 64), 'hex')
      from organisations where organisations.id = ${organisation.id}`;
}
