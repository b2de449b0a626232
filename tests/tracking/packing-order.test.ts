import type { Position } from "@cartage/telemetry/position";
import type { Device } from "@cartage/testing/factory";
import fc from "fast-check";
import { expect } from "vitest";
import { position, test } from "./packing-test.ts";

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 3 });
/** Few times, so that keys collide, on days that are packed and one that is not; a bad accuracy makes a doubted one. */
const anyPosition: fc.Arbitrary<Position> = fc
  .record({
    daysAgo: fc.constantFrom(4, 3, 0),
    second: fc.constantFrom(1, 2, 3),
    latE7: fc.constantFrom(0, 210_000_000, 210_000_001),
    speedMps: optional(fc.constantFrom(0, 13.89)),
    accuracyM: optional(fc.constantFrom(4, 3_000)),
    ignition: optional(fc.boolean()),
    ext: optional(fc.constantFrom({ a: 1 }, { b: "é" })),
  })
  .map(({ daysAgo, second, ...values }) => position(daysAgo, second, values));

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.array(anyPosition, { minLength: 1, maxLength: 4 }) },
    { weight: 2, arbitrary: fc.constant("pack" as const) },
    { weight: 1, arbitrary: fc.constant("reopen" as const) },
  ),
  { minLength: 2, maxLength: 9 },
);

test("storing, packing and opening in any order ends in the same rows and the same state as never packing", {
  timeout: 120_000,
}, async ({ make, owner, packing }) => {
  const { id: organisationId } = await make.organisation();
  const { id: vehicleId } = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId });

  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      await clear(device);
      for (const step of list) if (Array.isArray(step)) await packing.store(device, step);
      const never = await outcome(device);
      await clear(device);
      for (const step of list) {
        if (step === "pack") await packing.pack();
        else if (step === "reopen") await packing.reopen(device);
        else await packing.store(device, step);
      }
      expect(await outcome(device)).toEqual(never);
      await packing.reopen(device);
      expect(await outcome(device)).toEqual(never);
    }),
    { numRuns: 25 },
  );

  async function clear({ key }: Device) {
    await owner.sql`delete from positions where device_key = ${key}`;
    await owner.sql`delete from tracks where device_key = ${key}`;
    await owner.sql`
      update vehicle_state
         set fix_time = null, received_at = null, device_key = null, lat_e7 = null, lon_e7 = null, odometer_m = null,
           altitude_m = null, speed_cmps = null, heading_ddeg = null, accuracy_dm = null, battery_percent = null,
           motion = null, ignition = null, ext = ''
       where vehicle_id = ${vehicleId}`;
  }

  async function outcome(of: Device) {
    const [state] = await owner.sql`
      select fix_time, device_key, lat_e7, lon_e7, odometer_m, altitude_m, speed_cmps, heading_ddeg, accuracy_dm,
             battery_percent, motion, ignition, ext
        from vehicle_state where vehicle_id = ${vehicleId}`;
    return { rows: await packing.rowsOf(of), state: { ...state } };
  }
});
