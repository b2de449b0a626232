import { withConnection } from "@cartage/db/session";
import { packDeviceDay } from "@cartage/domain/tracking/commands/pack-device-day";
import { expect } from "vitest";
import { dayMs, drive, position, test, today } from "./packing-test.ts";

const dayOf = (daysAgo: number) => new Date(today - daysAgo * dayMs).toISOString().slice(0, 10);

test("a day that is over becomes a track, its partition goes, and its rows read as before", async ({
  make,
  owner,
  packing,
}) => {
  const { id: organisationId } = await make.organisation();
  const { id: vehicleId } = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId });
  await packing.store(device, [...drive(3, 500), ...drive(0, 10)]);
  await owner.sql`update positions set verdict = 4, doubt = 61.25 where device_key = ${device.key} and speed_cmps = 1950`;
  const before = await packing.rowsOf(device);
  const { days } = await packing.countOf(device);

  await packing.pack();

  expect(await packing.countOf(device)).toEqual({ rows: 10, tracks: 1, days: days - 1 });
  expect(await packing.rowsOf(device)).toEqual(before);
  const [track] = await owner.sql`
    select positions, accepted, day::text, first_fix, last_fix, octet_length(bytes) as size from tracks
     where device_key = ${device.key}`;
  expect(track).toMatchObject({ positions: 500, accepted: 475, day: dayOf(3) });
  expect(track?.size).toBeLessThan(500 * 4);
});

test("a position for a packed day stands beside its track, is read with it, and is packed with it later", async ({
  make,
  packing,
}) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  await packing.store(device, drive(3, 20));
  await packing.pack();

  await packing.store(device, [position(3, 5.5), position(3, 7, { latE7: 890_000_000 }), position(3, 8, { latE7: 0 })]);

  expect(await packing.countOf(device)).toMatchObject({ rows: 3, tracks: 1 });
  const read = await packing.rowsOf(device);
  expect(read.time).toHaveLength(21);
  expect(read.latE7[8]).toBe(890_000_000);
  expect(read.latE7[9]).toBe(position(3, 8).latE7);
  await packing.pack();
  expect(await packing.countOf(device)).toMatchObject({ rows: 0, tracks: 1 });
  expect(await packing.rowsOf(device)).toEqual(read);
});

test("a packed day is opened as if it had never been packed", async ({ make, owner, packing }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  await packing.store(device, [...drive(4, 30), ...drive(3, 20)]);
  await owner.sql`update positions set verdict = 5, doubt = 7 where device_key = ${device.key} and ext <> '' and speed_cmps = 50`;
  const stored = () => owner.sql`select * from positions where device_key = ${device.key} order by fix_time`;
  const before = await stored();
  await packing.pack();
  expect(await stored()).toHaveLength(0);

  expect(await packing.reopen(device)).toBe(2);

  expect([...(await stored())]).toEqual([...before]);
  expect(await packing.countOf(device)).toMatchObject({ rows: 50, tracks: 0 });
});

test("what is stored, but not committed, while its day is packed stays a row, and the partition stays with it", async ({
  make,
  ingest,
  packing,
}) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  await packing.store(device, drive(3, 20));
  await withConnection(ingest, (session) =>
    session.transaction(async ({ sql }) => {
      await sql`
        insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict)
        values (${new Date(today - 3 * dayMs + 500)}, ${device.organisationKey}, ${device.key}, 1, 2, 3, 0)`;
      await packing.pack();
    }),
  );
  expect(await packing.countOf(device)).toMatchObject({ rows: 1, tracks: 1 });
  expect((await packing.rowsOf(device)).time).toHaveLength(21);
});

test("what arrives while its day is packed, but before that is committed, waits and is not lost", async ({
  make,
  packing,
}) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  const { key: deviceKey, organisationKey } = device;
  await packing.store(device, drive(3, 20));
  const arriving = await packing.asJobs((ctx) =>
    ctx.session.transaction(async (session) => {
      await packDeviceDay({ ...ctx, session }, { organisationKey, deviceKey, day: dayOf(3) });
      // a greater one under a key that is being packed, and one of its own
      const late = packing.store(device, [position(3, 4, { latE7: 880_000_000 }), position(3, 4.5)]);
      late.catch(() => {});
      return { late };
    }),
  );
  await arriving.late;
  const read = await packing.rowsOf(device);
  expect([read.time.length, read.latE7[4]]).toEqual([21, 880_000_000]);
});

test("packing that fails half-way leaves everything as it was", async ({ make, packing }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  const { key: deviceKey, organisationKey } = device;
  await packing.store(device, drive(3, 20));
  const before = await packing.rowsOf(device);
  const failing = packing.asJobs((ctx) =>
    ctx.session.transaction(async (session) => {
      await packDeviceDay({ ...ctx, session }, { organisationKey, deviceKey, day: dayOf(3) });
      throw new Error("The power is gone.");
    }),
  );
  await expect(failing).rejects.toThrow("The power is gone.");
  expect(await packing.countOf(device)).toMatchObject({ rows: 20, tracks: 0 });
  expect(await packing.rowsOf(device)).toEqual(before);
});

test("who opens a day keeps it open until the end of the transaction", async ({ make, ingest, packing }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  await packing.store(device, drive(3, 20));
  await withConnection(ingest, (session) =>
    session.transaction(async ({ sql }) => {
      await sql`select pg_advisory_xact_lock_shared(hashtext('tracks'), ${device.key}::int)`;
      await packing.pack();
      expect(await packing.countOf(device)).toMatchObject({ rows: 20, tracks: 0 });
    }),
  );
  await packing.pack();
  expect(await packing.countOf(device)).toMatchObject({ rows: 0, tracks: 1 });
});

test("a day waits while its vehicle is to be derived, but not for ever", async ({ make, owner, packing }) => {
  const { id: organisationId } = await make.organisation();
  const { id: vehicleId } = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId });
  await packing.store(device, drive(3, 20));
  await owner.sql`
    insert into derivation_marks (organisation_id, vehicle_id, since)
    values (${organisationId}, ${vehicleId}, ${new Date(today - 4 * dayMs)})`;
  await packing.pack();
  expect(await packing.countOf(device)).toMatchObject({ rows: 20, tracks: 0 });
  await owner.sql`update derivation_marks set marked_at = now() - interval '25 hours' where vehicle_id = ${vehicleId}`;
  await packing.pack();
  expect(await packing.countOf(device)).toMatchObject({ rows: 0, tracks: 1 });
});

test("a damaged track is not taken for an empty one", async ({ make, owner, packing }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  await packing.store(device, drive(3, 20));
  await packing.pack();
  await owner.sql`update tracks set bytes = set_byte(bytes, 9, 77) where device_key = ${device.key}`;

  await expect(packing.rowsOf(device)).rejects.toThrow("A track cannot be read: changed.");
  await expect(packing.reopen(device)).rejects.toThrow("A track cannot be read: changed.");
  expect(await packing.countOf(device)).toMatchObject({ tracks: 1 });
  await owner.sql`delete from tracks where device_key = ${device.key}`;
});
