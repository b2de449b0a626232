import { carryOutErasures } from "@cartage/domain/tracking/processes/carry-out-erasures";
import { expect } from "vitest";
import { dayMs, drive, type Packing, test, today } from "./packing-test.ts";
import { kept, leaveTraces, traces, tracesOf } from "./traces.ts";

const at = (daysAgo: number, second: number) => new Date(today - daysAgo * dayMs + second * 1000);
const none = Object.fromEntries(Object.keys(traces).map((name) => [name, 0]));
const carryOut = (packing: Packing) => packing.asJobs(carryOutErasures);

test("after an erasure nothing is left of a vehicle in its time, packed or not; before and after it all is left", async ({
  make,
  as,
  api,
  owner,
  packing,
}) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  for (const daysAgo of [5, 4, 3, 0]) {
    await packing.store(device, drive(daysAgo, 30));
    await leaveTraces(owner.sql, device, vehicle.id, daysAgo);
  }
  await packing.pack();
  const administrator = api(await as.organisationAdministrator(organisation));
  const { erasures } = administrator.tracking;
  // from the middle of a packed day to the end of the one that is not
  const range = { from: at(4, 15).getTime(), until: today + dayMs };
  const ask = { of: "vehicle" as const, id: vehicle.id, name: vehicle.name, ...range };

  const of = { device, vehicleId: vehicle.id };
  const before = await tracesOf(owner.sql, { ...of, ...range });
  expect(Object.keys(before).filter((table) => before[table] === 0)).toEqual([]);

  await erasures.ask(ask);
  expect(await erasures.list()).toMatchObject([{ name: vehicle.name, finishedAt: null, positions: 0 }]);
  expect(await carryOut(packing)).toBe(1);
  expect(await carryOut(packing)).toBe(0);

  expect(await tracesOf(owner.sql, { ...of, ...range })).toEqual(none);
  const left = await packing.rowsOf(device);
  expect(left.time).toHaveLength(30 + 15);
  expect(await tracesOf(owner.sql, { ...of, from: at(6, 0).getTime(), until: at(4, 0).getTime() })).toMatchObject({
    // opened to find where the vehicle was last seen
    positions: 30,
    ...{ trips: 1, dead_letters: 1, instructions: 1, presence_changes: 1, device_days: 1, history_imports: 2 },
    ...{ history_import_parts: 1, alerts: 1, alert_entries: 2, notifications: 2, mails: 1, webhook_attempts: 1 },
    ...{ restored_positions: 1, trip_edits: 1, trip_labels: 1, track_shares: 1, track_share_views: 1, escalations: 1 },
  });
  // two whole days, half of one, and two that stood apart
  expect(await erasures.list()).toMatchObject([
    { finishedAt: expect.any(Number), positions: 30 + 30 + 15 + 2, letters: 2, facts: 3 * (5 + 5 + 2 + 3) },
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

test("each table that bears a vehicle, a device, a driver or what hangs by them is erased, or is kept for a reason", async ({
  owner,
}) => {
  const rows = await owner.sql<{ name: string }[]>`
    with recursive bearing as (
      select c.oid, c.relname::text as name
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and (a.attname ~ '^(vehicle|device|driver|alert|notification|trip|share)_?(id|key)s?$' or a.attname ~ 'lat_e7$')
      union
      select c.oid, c.relname::text
        from pg_constraint refers join pg_class c on c.oid = refers.conrelid
        join (select oid from bearing union all select unnest(array['vehicles', 'devices']::regclass[])::oid) known
          on known.oid = refers.confrelid
       where refers.contype = 'f' and not c.relispartition)
    select distinct name from bearing order by 1`;
  const decided = new Set([...Object.keys(traces), ...Object.keys(kept)]);
  expect(rows.map(({ name }) => name).filter((name) => !decided.has(name))).toEqual([]);
});
