import type { Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { runAs } from "@cartage/domain/run-as";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { readRows } from "@cartage/domain/tracking/packing/read-rows";
import { reopenTracks } from "@cartage/domain/tracking/packing/reopen-tracks";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import type { Position } from "@cartage/telemetry/position";
import type { TrackRows } from "@cartage/telemetry/track/track-rows";
import type { Device } from "@cartage/testing/factory";
import { test as base, type Clock } from "../api/api-test.ts";

export const dayMs = 86_400_000;
export const today = Math.floor(Date.now() / dayMs) * dayMs;
const receivedAt = today + dayMs / 2;

export interface Packing {
  /** Stores positions as the worker does, in one transaction. */
  store(device: Device, positions: Position[]): Promise<void>;
  /** Packs what is over for a day, as jobs do; answers how many rows, of all devices. */
  pack(): Promise<number>;
  asJobs<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Opens all of a device's tracks, as deriving does. */
  reopen(device: Device): Promise<number>;
  rowsOf(device: Device): Promise<TrackRows>;
  /** How many rows and tracks a device has, and how many days have a partition. */
  countOf(device: Device): Promise<{ rows: number; tracks: number; days: number }>;
}

export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  .extend<{ $file: { clock: Clock } }>({ clock: [async ({}, use) => use(clockOfToday()), { scope: "file" }] })
  .extend<{ packing: Packing }>({
    packing: async ({ ingest, platform, owner, clock }, use) => {
      const asJobs: Packing["asJobs"] = (work) =>
        runAs(platform, { actor: processActor(newId()), requestId: newId(), now: clock.now }, work);
      await use({
        asJobs,
        store: (device, positions) => storeAll(ingest, device, positions, clock),
        pack: () => asJobs((ctx) => packClosedDays(ctx, { packAfterDays: 1 })),
        reopen: ({ key, organisationKey }) =>
          withConnection(ingest, (session) =>
            session.transaction((tx) =>
              reopenTracks(tx, { organisationKey, deviceKeys: [key], fromDay: "2000-01-01", untilDay: "2100-01-01" }),
            ),
          ),
        rowsOf: (device) => readAll(ingest, device),
        async countOf({ key }) {
          const [count] = await owner.sql<{ rows: number; tracks: number; days: number }[]>`
          select (select count(*)::int from positions where device_key = ${key}) as rows,
                 (select count(*)::int from tracks where device_key = ${key}) as tracks,
                 (select count(*)::int from pg_inherits where inhparent = 'positions'::regclass) as days`;
          if (!count) throw new Error("Nothing was counted.");
          return count;
        },
      });
    },
  });

/** `today` does not end while it is tested: near its end the clock is put back, by what the tests of a file may take. */
function clockOfToday(): Clock {
  const latest = today + dayMs - 600_000;
  let aheadMs = Math.min(0, latest - Date.now());
  return {
    now: () => new Date(Date.now() + aheadMs),
    forward(durationMs) {
      aheadMs += durationMs;
    },
  };
}

async function storeAll(database: Database, device: Device, positions: Position[], clock: Clock) {
  const batch = new PositionBatch({ since: today - 9 * dayMs, until: today + 2 * dayMs });
  const { id: deviceId, key: deviceKey, organisationId, organisationKey } = device;
  for (const position of positions) {
    batch.add({ deviceId, deviceKey, organisationId, organisationKey }, position, receivedAt);
  }
  await withConnection(database, async (session) => {
    await createPositionDays({ retentionDays: 9, now: () => clock.now().getTime() }).open(session, batch);
    await session.transaction((tx) => storePositions(tx, batch));
    // a day that is not derived yet is not packed
    await session.sql`delete from derivation_batches`;
    await session.sql`delete from derivation_marks where since < now()`;
  });
}

async function readAll(database: Database, { key: deviceKey, organisationKey }: Device): Promise<TrackRows> {
  const span = { organisationKey, deviceKey, from: new Date(today - 30 * dayMs), until: new Date(today + 2 * dayMs) };
  const [rows] = await withConnection(database, (session) => readRows(session, [span]));
  if (!rows) throw new Error("A span was read and is missing.");
  return rows;
}

/** A position so many days ago, at so many seconds of that day. */
export function position(daysAgo: number, second: number, values: Partial<Position> = {}): Position {
  return {
    fixTime: today - daysAgo * dayMs + second * 1000,
    latE7: 210_285_000 + second * 300,
    lonE7: 1_058_542_000 + second * 200,
    seq: null,
    altitudeM: 12,
    speedMps: 8.33,
    headingDeg: 33.7,
    accuracyM: 4.1,
    battery: 0.99,
    ignition: true,
    odometerM: 1000 + second * 8,
    ext: { fuel: 45.2 },
    ...values,
  };
}

/** A drive of so many positions, a second apart. */
export const drive = (daysAgo: number, length: number) =>
  Array.from({ length }, (_, second) => position(daysAgo, second, { speedMps: (second % 20) + 0.5 }));
