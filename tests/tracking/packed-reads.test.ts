import { withConnection } from "@cartage/db/session";
import { readOverviews } from "@cartage/domain/tracking/packing/read-overviews";
import { distanceToLineM } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { expect } from "vitest";
import { dayMs, drive, position, test, today } from "./packing-test.ts";

test("nobody can tell from what they read whether a day is packed: history, a device's positions, phones that are hidden", async ({
  make,
  as,
  api,
  owner,
  packing,
}) => {
  const organisation = await make.organisation();
  const { id: organisationId } = organisation;
  const { id: vehicleId } = await make.vehicle({ organisationId });
  const phone = await make.device({ organisationId, kind: "phone", vehicleId });
  const tracker = await make.device({ organisationId });
  await make.fitting({
    device: tracker,
    vehicleId,
    from: new Date(today - 4 * dayMs + 50_000),
    until: new Date(today - 3 * dayMs + 60_000),
  });
  await packing.store(phone, [...drive(5, 40), ...drive(3, 30), ...drive(0, 5)]);
  await packing.store(tracker, [...drive(4, 90), ...drive(3, 120)]);
  await owner.sql`update positions set verdict = 4, doubt = 99 where device_key = ${tracker.key} and speed_cmps = 350`;
  await owner.sql`update organisations set phone_history_days = 4 where id = ${organisationId}`;
  const [viewer, administrator] = [
    api(await as.viewer(organisation)),
    api(await as.organisationAdministrator(organisation)),
  ];

  const answers = async () => {
    const pages = [];
    const input = { vehicleId, to: today + dayMs, limit: 37 };
    for (let from: number | null = today - 6 * dayMs; from !== null; ) {
      const page: Awaited<ReturnType<typeof viewer.tracking.history>> = await administrator.tracking.history({
        ...input,
        from,
      });
      pages.push(page);
      from = page.nextFrom;
    }
    return {
      pages,
      asViewer: await viewer.tracking.history({ vehicleId, from: today - 6 * dayMs, to: today + dayMs }),
      devices: await Promise.all(
        [phone, tracker].flatMap(({ id: deviceId }) =>
          [viewer, administrator].map((who) => who.fleet.devices.positions({ deviceId, limit: 60 })),
        ),
      ),
    };
  };
  const before = await answers();
  await packing.pack();
  expect(await packing.countOf(tracker)).toMatchObject({ rows: 0, tracks: 2 });

  expect(await answers()).toEqual(before);

  const seen = before.pages.flatMap(({ fixTime }) => fixTime);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  expect(seen).toHaveLength(40 + 40 + 30 + 60 + 5);
  // the phone's last days, and all of the tracker's
  expect(before.asViewer.fixTime).toHaveLength(40 + 30 + 60 + 5);
  expect(before.devices.map((list) => list.length)).toEqual([35, 60, 60, 60]);
});

test("an overview leaves out nothing that lies further from its line than asked for, whatever is packed", async ({
  make,
  ingest,
  packing,
}) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  const { key: deviceKey, organisationKey } = device;
  const winding = (daysAgo: number) =>
    Array.from({ length: 600 }, (_, second) =>
      position(daysAgo, second, {
        latE7: 210_000_000 + second * 900 + Math.round(20_000 * Math.sin(second / 9)),
        lonE7: 1_058_000_000 + Math.round(90_000 * Math.sin(second / 40)),
        // one far off that is doubted
        ...(second === 300 && { latE7: 0, accuracyM: 3_000 }),
      }),
    );
  const days = [5, 4, 3, 1];
  for (const day of days) await packing.store(device, winding(day));
  await packing.pack();
  // one day has something beside its track
  await packing.store(device, [position(4, 700, { latE7: 215_000_000 })]);

  const read = (from: number, until: number, toleranceM: number) =>
    withConnection(ingest, (session) =>
      readOverviews(session, [
        { organisationKey, deviceKey, from: new Date(from), until: new Date(until), toleranceM },
      ]),
    );
  for (const toleranceM of [5, 20, 150, 2_000]) {
    const overviews = await read(today - 6 * dayMs, today, toleranceM);
    expect(overviews.map(({ day }) => day)).toEqual(
      days.map((day) => new Date(today - day * dayMs).toISOString().slice(0, 10)),
    );
    for (const { times, latE7, lonE7 } of overviews) {
      const line = Array.from(times, (_, at) => ({ lat: fromE7(latE7[at] ?? 0), lon: fromE7(lonE7[at] ?? 0) }));
      const off = winding(1)
        .filter(({ accuracyM }) => accuracyM !== 3_000)
        .map((fix) => distanceToLineM({ lat: fromE7(fix.latE7), lon: fromE7(fix.lonE7) }, line));
      expect(Math.max(...off)).toBeLessThan(toleranceM * 1.01);
      expect(line.length).toBeLessThan(toleranceM < 20 ? 400 : 200);
    }
    expect(overviews[1]?.times.at(-1)).toBe(today - 4 * dayMs + 700_000);
  }
  const part = await read(today - 5 * dayMs + 100_000, today - 5 * dayMs + 200_000, 150);
  expect(part.map(({ times }) => [times[0], times.at(-1)])).toEqual([
    [today - 5 * dayMs + 100_000, today - 5 * dayMs + 199_000],
  ]);
});
