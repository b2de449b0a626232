import type { Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { expirePositions } from "@cartage/domain/tracking/processes/expire-positions";
import { createMessageStore } from "@cartage/domain/tracking/processes/store-messages";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { decodePositions } from "@cartage/telemetry/codec";
import type { Device } from "@cartage/testing/factory";
import { test as base } from "@cartage/testing/test";
import { expect } from "vitest";

const dayMs = 86_400_000;

interface Retention {
  /** Stores a position of so many days ago, as the worker does. */
  store(device: Device, daysAgo: number): Promise<void>;
  /** Runs what jobs run, as of so many days from now. */
  expire(options?: { inDays?: number; batch?: number; most?: number }): Promise<number>;
  keepFor(organisationId: string, days: number | null): Promise<void>;
  /** How old a device's positions are, in days; those in their day, and those set apart. */
  agesOf(device: Device): Promise<{ kept: number[]; outside: number[] }>;
}

const test = base.extend<{ retention: Retention }>({
  retention: async ({ ingest, platform, owner }, use) => {
    const agesIn = async (table: string, { key }: Device) => {
      const rows = await owner.sql<{ age: number }[]>`
        select round(extract(epoch from now() - fix_time) / 86400)::int as age
          from ${owner.sql(table)} where device_key = ${key} order by 1`;
      return rows.map(({ age }) => age);
    };
    await use({
      store: (device, daysAgo) => storeAt(ingest, device, Date.now() - daysAgo * dayMs),
      expire: ({ inDays = 0, ...options } = {}) =>
        runAs(
          platform,
          {
            actor: processActor(newId()),
            requestId: newId(),
            now: () => new Date(Date.now() + inDays * dayMs),
          },
          (ctx) => expirePositions(ctx, { installationDays: 30, ...options }),
        ),
      async keepFor(organisationId, days) {
        await owner.sql`update organisations set retention_days = ${days} where id = ${organisationId}`;
      },
      agesOf: async (device) => ({
        kept: await agesIn("positions", device),
        outside: await agesIn("positions_outside", device),
      }),
    });
  },
});

test("positions older than an organisation keeps are deleted, batch by batch; another's stay", async ({
  make,
  retention,
}) => {
  const [ours, theirs] = [await make.organisation(), await make.organisation()];
  const [our, their] = [
    await make.device({ organisationId: ours.id }),
    await make.device({ organisationId: theirs.id }),
  ];
  for (const device of [our, their]) for (const age of [1, 4, 9, 10, 11]) await retention.store(device, age);
  await retention.keepFor(ours.id, 5);

  expect(await retention.expire({ batch: 2 })).toBe(3);

  expect((await retention.agesOf(our)).kept).toEqual([1, 4]);
  expect((await retention.agesOf(their)).kept).toEqual([1, 4, 9, 10, 11]);
  expect(await retention.expire()).toBe(0);
});

test("a run deletes a bounded number of rows and leaves the rest to the next", async ({ make, retention }) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  for (const age of [6, 7, 8, 9, 10]) await retention.store(device, age);
  await retention.keepFor(organisation.id, 1);

  expect(await retention.expire({ batch: 2, most: 4 })).toBe(4);
  expect(await retention.expire({ batch: 2, most: 4 })).toBe(1);
});

test("an organisation never keeps longer than the installation, and all of that when it asked for nothing", async ({
  make,
  ingest,
  owner,
}) => {
  const organisation = await make.organisation();
  await owner.sql`update organisations set retention_days = 365 where id = ${organisation.id}`;
  const store = createMessageStore({ database: ingest, retentionDays: 30, now: Date.now });
  const kept = await store.keptDays();
  expect(kept.sinceOf?.get(organisation.key)).toBe(kept.since);
  const other = await make.organisation();
  expect(kept.sinceOf?.get(other.key)).toBeUndefined();
});

test("what comes later than its organisation keeps is stale, stands apart, and goes when it was there as long", async ({
  make,
  retention,
  owner,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  await retention.keepFor(organisation.id, 5);
  for (const age of [2, 8]) await retention.store(device, age);

  expect(await retention.agesOf(device)).toEqual({ kept: [2], outside: [8] });
  const [{ verdict } = { verdict: null }] =
    await owner.sql`select verdict from positions_outside where device_key = ${device.key}`;
  expect(verdict).toBe(2);

  await retention.expire({ inDays: 4 });
  expect(await retention.agesOf(device)).toEqual({ kept: [], outside: [8] });
  await retention.expire({ inDays: 7 });
  expect(await retention.agesOf(device)).toEqual({ kept: [], outside: [] });
});

test("messages that could not be read go with the positions", async ({ make, ingest, retention, owner }) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const device = await make.device({ organisationId });
  const letter = (age: number) => ({
    device: { deviceId: device.id, organisationId },
    topic: "cartage",
    payload: Buffer.from(`{${age}`),
    elementIndex: null,
    field: null,
    reason: "not_json",
    detail: "It is no JSON.",
    receivedAt: new Date(Date.now() - age * dayMs),
  });
  await withConnection(ingest, (session) => storeDeadLetters(session, [letter(1), letter(9)]));
  await retention.keepFor(organisationId, 5);

  expect(await retention.expire()).toBe(1);
  const left = await owner.sql<
    { payload: Uint8Array }[]
  >`select payload from dead_letters where device_id = ${device.id}`;
  expect(left.map(({ payload }) => Buffer.from(payload).toString())).toEqual(["{1"]);
});

async function storeAt(database: Database, { id, key, organisationId, organisationKey }: Device, fixTime: number) {
  const store = createMessageStore({ database, retentionDays: 30, now: Date.now });
  const batch = new PositionBatch(await store.keptDays());
  const device = { deviceId: id, deviceKey: key, organisationId, organisationKey };
  const { positions } = decodePositions(Buffer.from(JSON.stringify({ t: fixTime, lat: 21, lon: 105 })));
  for (const position of positions) batch.add(device, position, Date.now());
  await store.store({ batch, letters: [], presence: [], receipts: [] });
}
