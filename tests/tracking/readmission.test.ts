import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { readmitPositions } from "@cartage/domain/tracking/processes/readmit-positions";
import { createMessageStore } from "@cartage/domain/tracking/processes/store-messages";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { decodePositions } from "@cartage/telemetry/codec";
import type { WirePosition } from "@cartage/telemetry/position";
import { expect } from "vitest";
import { test } from "./deriving-test.ts";

const dayMs = 86_400_000;

test("what was too old when it came counts once it is kept for longer, as if it always had been", async ({
  make,
  ingest,
  platform,
  owner: { sql },
  clock,
  deriving,
}) => {
  const now = () => clock.now().getTime();
  const [shorter, longer] = [await make.organisation(), await make.organisation()];
  await sql`update organisations set retention_days = 5 where id = ${shorter.id}`;
  const begun = now() - 10 * dayMs;
  // a quarter of an hour north and as long at rest; and a clock that is days ahead
  const drive = Array.from(
    { length: 180 },
    (_, n): WirePosition => ({
      ...{ t: begun + n * 10_000, lat: 21 + Math.min(n, 90) * 0.001, lon: 105, acc: 4.2, bat: 0.57, alt: 12 },
      ...{ spd: n < 90 ? 11.13 : 0, hdg: 0.3, ign: n < 90, odo: 70_000 + n, ext: { fuel: 81.5, gate: "north" } },
    }),
  );
  const ahead: WirePosition = { t: now() + 3 * dayMs, lat: 21, lon: 105 };
  const vehicleOf = async ({ id: organisationId }: { id: string }) => {
    const { id: vehicleId } = await make.vehicle({ organisationId });
    const device = await make.device({ organisationId, vehicleId });
    await sql`update fittings set fitted_at = ${new Date(begun - dayMs)} where device_id = ${device.id}`;
    const store = createMessageStore({ database: ingest, retentionDays: 30, now });
    const batch = new PositionBatch(await store.keptDays());
    const { id: deviceId, key: deviceKey, organisationKey } = device;
    const { positions } = decodePositions(Buffer.from(JSON.stringify([...drive, ahead])));
    for (const position of positions)
      batch.add({ deviceId, deviceKey, organisationId, organisationKey }, position, now());
    await store.store({ batch, letters: [], presence: [], receipts: [] });
    return { vehicleId, deviceKey };
  };
  const [late, timely] = [await vehicleOf(shorter), await vehicleOf(longer)];
  await deriving.derive();

  const known = async ({ vehicleId, deviceKey }: typeof late) => ({
    trips: await sql`
      select started_at, ended_at, distance_m, top_speed_cmps, start_lat_e7, end_lat_e7 from trips
       where vehicle_id = ${vehicleId} order by started_at`,
    positions: await sql`
      select fix_time, lat_e7, lon_e7, odometer_m, altitude_m, speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict,
             ignition, ext
        from positions where device_key = ${deviceKey} order by fix_time`,
    outside: await sql`select verdict from positions_outside where device_key = ${deviceKey} and verdict = 2`,
    ahead: await sql`select verdict from positions_outside where device_key = ${deviceKey} and verdict = 1`,
  });
  const whole = await known(timely);
  expect(whole.trips).toHaveLength(1);
  expect(whole.positions).toHaveLength(180);
  expect(whole.ahead).toHaveLength(1);
  expect(await known(late)).toMatchObject({ trips: [], positions: [], ahead: whole.ahead });
  const readmit = () =>
    runAs(platform, { actor: processActor(newId()), requestId: newId(), now: clock.now }, (ctx) =>
      readmitPositions(ctx, { installationDays: 30, batch: 50 }),
    );
  expect(await readmit()).toBe(0);

  await sql`update organisations set retention_days = 11 where id = ${shorter.id}`;
  expect(await readmit()).toBe(180);
  expect(await readmit()).toBe(0);
  await deriving.derive();

  expect(await known(late)).toEqual(whole);
});
