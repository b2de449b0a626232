import { connect } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { createKnownNewest } from "@cartage/domain/tracking/storing/known-newest";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { toRows } from "@cartage/domain/tracking/storing/position-rows";
import type { ReportingDevice } from "@cartage/domain/tracking/storing/reporting-device";
import type { Position } from "@cartage/telemetry/position";
import type { Factory } from "@cartage/testing/factory";
import { test } from "@cartage/testing/test";
import fc from "fast-check";
import type postgres from "postgres";
import { expect } from "vitest";

const dayMs = 86_400_000;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const kept = { since: today - 3 * dayMs, until: today + 2 * dayMs };
/** One clock for all arrivals: when a position came is allowed to differ, what it says is not. */
const receivedAt = today + dayMs / 2;

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 3 });
const position = (device: number): fc.Arbitrary<{ device: number; position: Position }> =>
  fc.record({
    device: fc.constant(device),
    position: fc.record({
      // few times, so that keys collide; one before what is kept, one in the future
      fixTime: fc.constantFrom(...[-9e8, -4e8, -2e7, 1_000, 2_000, 3_000, dayMs + 5_000].map((ms) => today + ms)),
      latE7: fc.integer({ min: -900_000_000, max: 900_000_000 }),
      lonE7: fc.constantFrom(-1_800_000_000, 0, 1_066_000_000),
      seq: optional(fc.integer({ min: 1, max: 30 })),
      altitudeM: optional(fc.constantFrom(-5, 0, 300)),
      speedMps: optional(fc.constantFrom(0, 13.89)),
      headingDeg: optional(fc.constantFrom(0, 359.9)),
      accuracyM: optional(fc.constantFrom(0, 3276.7)),
      battery: optional(fc.constantFrom(0, 1)),
      ignition: optional(fc.boolean()),
      odometerM: optional(fc.constantFrom(0, 2_147_483_647)),
      ext: optional(
        fc.dictionary(fc.constantFrom("a", "B", "é", '"\\'), fc.oneof(fc.integer(), fc.string(), fc.boolean())),
      ),
    }),
  });

const logs = fc
  .integer({ min: 1, max: 3 })
  .chain((devices) =>
    fc.array(fc.oneof(...Array.from({ length: devices }, (_, at) => position(at))), { minLength: 1, maxLength: 25 }),
  );
type Log = Array<{ device: number; position: Position }>;

/** Another order, some twice, cut into other batches. */
const arrivals = (log: Log): fc.Arbitrary<Log[]> =>
  fc
    .tuple(
      fc.shuffledSubarray(log, { minLength: log.length }),
      fc.subarray(log),
      fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 8 }),
    )
    .map(([order, again, sizes]) => cut([...order, ...again], sizes));

test("any order, repetition and batching of a log ends in the same rows", { timeout: 120_000 }, async ({
  urls,
  owner,
  make,
}) => {
  const database = connect(urls.ingest, { max: 2 });
  const devices = await makeDevices(make);
  for (const day of [-3, -2, -1, 0, 1]) {
    await owner.sql`select ensure_position_day(${new Date(today + day * dayMs).toISOString().slice(0, 10)}::date)`;
  }
  await fc.assert(
    fc.asyncProperty(
      logs.chain((log) => fc.tuple(arrivals(log), arrivals(log))),
      async ([first, second]) => {
        const left = await outcome(first);
        const right = await outcome(second);
        expect(right).toEqual(left);
      },
    ),
    { numRuns: 200 },
  );
  await database.end();

  async function outcome(batches: Log[]) {
    await clear(owner.sql);
    const known = createKnownNewest();
    for (const log of batches) {
      const batch = new PositionBatch(kept);
      for (const { device, position } of log) batch.add(at(devices, device), position, receivedAt);
      await withConnection(database, async (session) => {
        await known.learn(session, batch);
        await session.transaction((tx) => storePositions(tx, batch, toRows(batch, known.newestOf)));
      });
      known.note(batch);
    }
    return readAll(owner.sql);
  }
});

async function makeDevices(make: Factory) {
  const { id: organisationId } = await make.organisation();
  const shared = await make.vehicle({ organisationId });
  const own = await make.vehicle({ organisationId });
  const made = [
    await make.device({ organisationId, vehicleId: shared.id }),
    await make.device({ organisationId, vehicleId: shared.id }),
    await make.device({ organisationId, vehicleId: own.id }),
  ];
  return made.map(({ id, key, organisationKey }) => ({
    deviceId: id,
    deviceKey: key,
    organisationId,
    organisationKey,
  }));
}

async function clear(sql: postgres.Sql) {
  // deleting a few rows is quicker than truncating a dozen files
  await sql`delete from positions`;
  await sql`delete from positions_outside`;
  await sql`update device_state set stored_through = null, stored_ahead = '{}', gap_since = null, last_fix_time = null`;
  await sql`
    update vehicle_state
       set fix_time = null, received_at = null, device_key = null, lat_e7 = null, lon_e7 = null, odometer_m = null,
         altitude_m = null, speed_cmps = null, heading_ddeg = null, accuracy_dm = null, battery_percent = null,
         motion = null, ignition = null, ext = ''`;
}

async function readAll(sql: postgres.Sql) {
  return {
    positions: await sql`select * from positions order by device_key, fix_time`,
    outside: await sql`select * from positions_outside order by device_key, fix_time`,
    vehicles: await sql`
      select vehicle_id, fix_time, device_key, lat_e7, lon_e7, odometer_m, altitude_m, speed_cmps, heading_ddeg, accuracy_dm,
             battery_percent, motion, ignition, ext
        from vehicle_state order by vehicle_id`,
    numbers: await sql`
      select device_key, coalesce(int8multirange(int8range(null, stored_through, '(]')), '{}') + stored_ahead as stored
        from device_state order by device_key`,
  };
}

function cut(log: Log, sizes: number[]): Log[] {
  const batches: Log[] = [];
  for (let from = 0, turn = 0; from < log.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    batches.push(log.slice(from, from + size));
    from += size;
  }
  return batches;
}

function at(devices: ReportingDevice[], index: number): ReportingDevice {
  const device = devices[index];
  if (!device) throw new Error("There are three devices.");
  return device;
}
