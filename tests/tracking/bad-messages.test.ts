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
import { type RunningWorker, startWorker } from "@cartage/testing/start-worker";
import { connectAsync } from "mqtt";
import type postgres from "postgres";
import { expect } from "vitest";
import { test as anyTest } from "../api/api-test.ts";

// the whole amount with the long faults; see faults.test.ts
const isFull = process.env.CARTAGE_FAULTS === "full";
const count = isFull ? 100_000 : 2_000;
// full speed is what a broker of its own hands out
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
  const worker = await startWorker({ databaseUrl: urls.ingest, mqttUrl: broker.url });
  await worker.ready();
  const goodOnes = (from: number) => Array.from({ length: count }, (_, n) => good(n, from));
  const withoutPerS = await passThrough(worker, broker.url, goodOnes(0));
  const mixed = goodOnes(3 * 3_600_000).flatMap((message, n) => [message, bad(n)]);
  const withPerS = await passThrough(worker, broker.url, mixed);
  await worker.stop();
  await broker.stop();

  expect(await countOf(sql, "positions")).toBe(2 * count);
  expect(await countOf(sql, "dead_letters")).toBe(count);
  // a short run says nothing of rates
  if (isFull) {
    process.stdout.write(
      `messages a second: ${withoutPerS.toFixed(0)} good alone, ${withPerS.toFixed(0)} with as many bad\n`,
    );
    expect(withPerS / withoutPerS, "the stream goes on at full speed").toBeGreaterThan(0.8);
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

/** Messages a second from the first publication until all of them are stored and acknowledged. */
async function passThrough(worker: RunningWorker, url: string, messages: readonly Message[]): Promise<number> {
  const already = await worker.messages();
  const startedAt = Date.now();
  await publish(url, messages);
  const endedAt = await worker.reached(already + messages.length);
  return messages.length / ((endedAt - startedAt) / 1_000);
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
