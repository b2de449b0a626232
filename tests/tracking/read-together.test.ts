import { withConnection } from "@cartage/db/session";
import { type FixRange, readAllFixes, readTogether } from "@cartage/domain/tracking/deriving/read-fixes";
import fc from "fast-check";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import { driveEast, put } from "./history/positions.ts";

test("what vehicles' positions are read as together is what each is read as alone, whoever had which device when", async ({
  make,
  owner,
  ingest,
  clock,
}) => {
  const { id: organisationId } = await make.organisation();
  const start = Math.floor(clock.now().getTime() / 60_000) * 60_000 - 3_600_000;
  const at = (minutes: number) => start + minutes * 60_000;
  const vehicles = await Promise.all([1, 2, 3].map(() => make.vehicle({ organisationId })));
  const [one, other, third] = vehicles;
  if (!one || !other || !third) throw new Error("Three vehicles were made.");
  const phone = await make.device({ organisationId, vehicleId: one.id });
  const moved = await make.device({ organisationId });
  for (const { vehicleId, from, until } of [
    { vehicleId: one.id, from: 0, until: 20 },
    { vehicleId: other.id, from: 20, until: 40 },
    { vehicleId: third.id, from: 50, until: 60 },
  ])
    await make.fitting({ device: moved, vehicleId, from: new Date(at(from)), until: new Date(at(until)) });
  for (const device of [phone, moved])
    await put(owner, device, driveEast({ from: start, lastsS: 3_600, everyS: device === phone ? 30 : 45 }));

  const second = fc.integer({ min: -60, max: 3_660 });
  const range = fc.record({ vehicle: fc.constantFrom(...vehicles), from: second, until: second });
  await withConnection(ingest, (session) =>
    fc.assert(
      fc.asyncProperty(fc.array(range, { maxLength: 6 }), async (asked) => {
        const ranges = asked.map(({ vehicle, from, until }): FixRange => {
          const times = { from: start + from * 1_000, until: start + until * 1_000 };
          return { vehicleId: vehicle.id, organisationKey: phone.organisationKey, ...times };
        });
        const alone = [];
        for (const each of ranges) alone.push(await readAllFixes(session, each));
        expect(await readTogether(session, ranges)).toEqual(alone);
      }),
      { numRuns: 60 },
    ),
  );
});
