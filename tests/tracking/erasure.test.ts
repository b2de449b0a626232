import { carryOutErasures } from "@cartage/domain/tracking/processes/carry-out-erasures";
import type { Device } from "@cartage/testing/factory";
import { expect } from "vitest";
import { test as base, dayMs, drive, type Packing, today } from "./packing-test.ts";

/** Every table that may tell where a vehicle or a device was: by what it names them, and when that was. */
const traces = {
  positions: { of: "device_key", time: "fix_time" },
  tracks: { of: "device_key", time: "last_fix" },
  positions_outside: { of: "device_key", time: "fix_time" },
  dead_letters: { of: "device_id", time: "received_at" },
  trips: { of: "vehicle_id", time: "started_at" },
  halts: { of: "vehicle_id", time: "started_at" },
  visits: { of: "vehicle_id", time: "entered_at" },
  alerts: { of: "vehicle_id", time: "began_at" },
  derivation_checkpoints: { of: "vehicle_id", time: "before" },
  vehicle_state: { of: "vehicle_id", time: "fix_time" },
} as const;

interface Erasing {
  /** A day with everything that is kept of it. */
  leaveTraces(device: Device, vehicleId: string, daysAgo: number): Promise<void>;
  /** How many rows of each table lie between two times. */
  tracesOf(given: { device: Device; vehicleId: string; from: number; until: number }): Promise<Record<string, number>>;
}

const test = base.extend<{ erasing: Erasing }>({
  erasing: async ({ owner: { sql }, packing }, use) => {
    await use({
      async leaveTraces(device, vehicleId, daysAgo) {
        const { organisationId, organisationKey, key } = device;
        await packing.store(device, drive(daysAgo, 30));
        const [start, end] = [at(daysAgo, 10), at(daysAgo, 20)];
        const ids = { vehicle_id: vehicleId, organisation_id: organisationId };
        const ended = { started_at: start, ended_at: end, settled_at: end };
        const places = { start_lat_e7: 1, start_lon_e7: 1, end_lat_e7: 1, end_lon_e7: 1 };
        const sums = { distance_m: 1, engine_s: 1, idling_s: 1, top_speed_cmps: 1 };
        await sql`insert into trips ${sql({ ...ids, ...ended, ...places, ...sums })}`;
        await sql`insert into halts ${sql({ ...ids, ...ended, lat_e7: 1, lon_e7: 1, engine_s: 1 })}`;
        await sql`insert into derivation_checkpoints ${sql({ ...ids, before: start, state: "{}" })}`;
        await sql`
          with fence as (
            insert into geofences (id, organisation_id, name)
            values (gen_random_uuid(), ${organisationId}, gen_random_uuid()::text) returning id)
          insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at, left_at, left_settled_at)
          select ${vehicleId}, ${organisationId}, id, ${start}, ${start}, ${end}, ${end} from fence`;
        await sql`
          with rule as (
            insert into alert_rules (id, organisation_id, name)
            values (gen_random_uuid(), ${organisationId}, gen_random_uuid()::text) returning id)
          insert into alerts (id, organisation_id, rule_id, vehicle_id, began_at, settled_at, severity)
          select gen_random_uuid(), ${organisationId}, id, ${vehicleId}, ${start}, ${end}, 'info' from rule`;
        await sql`
          insert into positions_outside (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, ext)
          values (${start}, ${organisationKey}, ${key}, 1, 2, 3, 2, '')`;
        await sql`
          insert into dead_letters (id, organisation_id, device_id, topic, payload, payload_digest, reason, detail,
            received_at, last_received_at)
          values (gen_random_uuid(), ${organisationId}, ${device.id}, 't', 'x', ${Buffer.from(String(daysAgo))}, 'r', 'd',
            ${start}, ${start})`;
      },
      async tracesOf({ device, vehicleId, from, until }) {
        const ids = { device_key: device.key, device_id: device.id, vehicle_id: vehicleId };
        const found: Record<string, number> = {};
        for (const [table, { of, time }] of Object.entries(traces)) {
          const [row] = await sql<{ count: number }[]>`
            select count(*)::int as count from ${sql(table)}
             where ${sql(of)} = ${ids[of]} and ${sql(time)} >= ${new Date(from)} and ${sql(time)} < ${new Date(until)}`;
          found[table] = row?.count ?? 0;
        }
        return found;
      },
    });
  },
});

const at = (daysAgo: number, second: number) => new Date(today - daysAgo * dayMs + second * 1000);
const none = Object.fromEntries(Object.keys(traces).map((name) => [name, 0]));
const carryOut = (packing: Packing) => packing.asJobs(carryOutErasures);

test("after an erasure nothing is left of a vehicle in its time, packed or not; before and after it all is left", async ({
  make,
  as,
  api,
  owner,
  packing,
  erasing,
}) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  for (const daysAgo of [5, 4, 3, 0]) await erasing.leaveTraces(device, vehicle.id, daysAgo);
  await packing.pack();
  const administrator = api(await as.organisationAdministrator(organisation));
  const { erasures } = administrator.tracking;
  // from the middle of a packed day to the end of the one that is not
  const range = { from: at(4, 15).getTime(), until: today + dayMs };
  const ask = { of: "vehicle" as const, id: vehicle.id, name: vehicle.name, ...range };

  await erasures.ask(ask);
  expect(await erasures.list()).toMatchObject([{ name: vehicle.name, finishedAt: null, positions: 0 }]);
  expect(await carryOut(packing)).toBe(1);
  expect(await carryOut(packing)).toBe(0);

  const of = { device, vehicleId: vehicle.id };
  expect(await erasing.tracesOf({ ...of, ...range })).toEqual(none);
  const left = await packing.rowsOf(device);
  expect(left.time).toHaveLength(30 + 15);
  expect(await erasing.tracesOf({ ...of, from: at(6, 0).getTime(), until: at(4, 0).getTime() })).toMatchObject({
    // opened to find where the vehicle was last seen
    positions: 30,
    trips: 1,
    dead_letters: 1,
  });
  // two whole days, half of one, and two that stood apart
  expect(await erasures.list()).toMatchObject([
    { finishedAt: expect.any(Number), positions: 30 + 30 + 15 + 2, letters: 2, facts: 3 * 4 },
  ]);
  const [state] = await owner.sql`select fix_time from vehicle_state where vehicle_id = ${vehicle.id}`;
  expect(new Date(state?.fix_time)).toEqual(at(4, 14));
  const audit = await owner.sql`
    select type, actor_kind, after->>'positions' as positions from audit_entries
     where subject_id = ${vehicle.id} order by occurred_at`;
  expect([...audit]).toEqual([
    { type: "vehicle.erasure_asked", actor_kind: "user", positions: null },
    { type: "vehicle.erased", actor_kind: "process", positions: "77" },
  ]);
});

test("of a driver goes what vehicles reported while they were his, and his phones at all times; of others nothing", async ({
  make,
  as,
  api,
  owner,
  packing,
}) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const driver = await make.user({ organisationId, role: "driver", name: "A driver" });
  const session = await make.session({ userId: driver.id, organisationId, kind: "phone" });
  const vehicle = await make.vehicle({ organisationId });
  const tracker = await make.device({ organisationId, vehicleId: vehicle.id });
  const phone = await make.device({ organisationId, kind: "phone" });
  const other = await make.device({ organisationId, kind: "phone" });
  await owner.sql`update devices set created_by_session = ${session.id} where id = ${phone.id}`;
  await owner.sql`
    insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at, ended_at)
    values (gen_random_uuid(), ${organisationId}, ${driver.id}, ${vehicle.id}, ${at(4, 0)}, ${at(3, 0)})`;
  for (const device of [tracker, phone, other]) await packing.store(device, [...drive(4, 20), ...drive(3, 10)]);
  await packing.pack();
  const { erasures } = api(await as.organisationAdministrator(organisation)).tracking;
  const ask = { of: "driver" as const, id: driver.id, name: driver.name, from: today - 9 * dayMs, until: today };

  await expect(erasures.ask({ ...ask, name: "Another" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await erasures.ask(ask);
  await carryOut(packing);

  const lengths = await Promise.all(
    [tracker, phone, other].map(async (device) => (await packing.rowsOf(device)).time.length),
  );
  expect(lengths).toEqual([10, 0, 30]);
});

test("an erasure that was stopped goes on, and counts each row once", async ({ make, as, api, owner, packing }) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  await packing.store(device, [...drive(4, 20), ...drive(0, 10)]);
  await packing.pack();
  const { erasures } = api(await as.organisationAdministrator(organisation)).tracking;
  await erasures.ask({ of: "vehicle", id: vehicle.id, name: vehicle.name, from: 0, until: today + dayMs });
  // somebody holds a row of the last step
  await owner.sql.begin(async (holding) => {
    await holding`select from vehicle_derivations where vehicle_id = ${vehicle.id} for update`;
    const stopped = packing.asJobs(async (ctx) => {
      await ctx.session.sql`set lock_timeout = '50ms'`;
      return carryOutErasures(ctx).finally(() => ctx.session.sql`reset lock_timeout`);
    });
    await expect(stopped).rejects.toMatchObject({ code: "55P03" });
    expect(await erasures.list()).toMatchObject([{ finishedAt: null, positions: 30 }]);
  });

  await carryOut(packing);
  expect(await erasures.list()).toMatchObject([{ finishedAt: expect.any(Number), positions: 30 }]);
  expect((await packing.rowsOf(device)).time).toHaveLength(0);
});
