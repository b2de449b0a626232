import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { processActor } from "@cartage/domain/actor";
import { keepDeviceHealth } from "@cartage/domain/fleet/processes/keep-device-health";
import { runAs } from "@cartage/domain/run-as";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { decodePositions } from "@cartage/telemetry/codec";
import type { Device } from "@cartage/testing/factory";
import { expect } from "vitest";
import { test as base } from "../api/api-test.ts";

interface Fix {
  /** Seconds after midnight UTC of the day. */
  atS: number;
  /** Degrees of latitude; one is 111 km. */
  lat?: number;
  spd?: number;
  bat?: number;
  acc?: number;
  /** Seconds from the fix to our receipt. */
  delayS?: number;
}

type Report = (device: Device, daysAgo: number, fixes: Fix[]) => Promise<void>;

const dayMs = 86_400_000;
const midnight = (daysAgo: number) => Math.floor(Date.now() / dayMs) * dayMs - daysAgo * dayMs;

const test = base.extend<{ report: Report; keep: () => Promise<number> }>({
  report: async ({ ingest }, use) => {
    const days = createPositionDays({ retentionDays: 30, now: Date.now, lookAgainAfterMs: 0 });
    await use(async ({ id, key, organisationId, organisationKey }, daysAgo, fixes) => {
      const device = { deviceId: id, deviceKey: key, organisationId, organisationKey };
      await withConnection(ingest, async (session) => {
        const batch = new PositionBatch(await days.kept(async () => new Map()));
        for (const { atS, delayS = 1, lat = 21, ...rest } of fixes) {
          const t = midnight(daysAgo) + atS * 1000;
          const { positions } = decodePositions(Buffer.from(JSON.stringify({ t, lat, lon: 105.8, ...rest })));
          for (const position of positions) batch.add(device, position, t + delayS * 1000);
        }
        await days.open(session, batch);
        await session.transaction((tx) => storePositions(tx, batch));
      });
    });
  },
  keep: async ({ platform }, use) => {
    const actor = processActor(newId());
    const as = { actor, requestId: newId(), now: () => new Date() };
    await use(() => runAs(platform, as, (ctx) => keepDeviceHealth(ctx, { withinMs: 60_000 })));
  },
});

/** Driving north at 15 m/s, a fix every ten seconds. */
const drive = (fromS: number, fixes: number, more: Partial<Fix> = {}): Fix[] =>
  Array.from({ length: fixes }, (_, at) => ({
    atS: fromS + at * 10,
    lat: 21 + (fromS + at * 10) * 0.000135,
    spd: 15,
    bat: 0.8,
    acc: 5,
    ...more,
  }));

test("what a day of a device was like is counted from its positions", async ({
  make,
  as,
  api,
  report,
  keep,
  owner,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id, kind: "phone", name: "Redmi of Lan" });
  // two drives with twenty minutes between them in which the phone was silent, and an hour of standing, which is no gap
  await report(device, 1, [
    ...drive(3_600, 30),
    ...drive(5_100, 30),
    ...drive(12_000, 2, { lat: 21 + 5_390 * 0.000135, spd: 0 }),
  ]);
  await keep();
  const [day] = await owner.sql`
    select positions, gaps_under_way, gaps_on_battery, gaps_low_battery, longest_gap_s, silent_s, interval_s,
      delay_least_s, delay_median_s, accuracy_p50_m
      from device_days where device_key = ${device.key} and positions > 0`;
  expect(day).toEqual({
    positions: 62,
    gaps_under_way: 1,
    gaps_on_battery: 1,
    gaps_low_battery: 0,
    longest_gap_s: 1_210,
    silent_s: 1_210,
    interval_s: 10,
    delay_least_s: 1,
    delay_median_s: 1,
    accuracy_p50_m: 5,
  });
  const { fleet } = api(await as.viewer(organisation));
  expect(await fleet.devices.health({ deviceId: device.id })).toMatchObject({
    maker: "xiaomi",
    findings: [],
    days: [{ positions: 62, accepted: 62, doubted: 0, gaps: 1 }],
  });
  // nothing came since, so that nothing is counted
  expect(await keep()).toBe(0);
});

test("late data mends the day it belongs to, and what was said of the device", async ({
  make,
  as,
  api,
  report,
  keep,
  owner,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id, kind: "phone" });
  for (const daysAgo of [3, 4, 5])
    await report(device, daysAgo, [...drive(3_600, 30), ...drive(5_100, 30), ...drive(8_000, 30)]);
  await keep();
  const { devices } = api(await as.viewer(organisation)).fleet;
  const found = async () => (await devices.listHealth({})).items[0]?.findings.map(({ code }) => code);
  expect(await found()).toEqual(["phone_killed", "silent"]);

  // the phone was not killed after all: its network was away, and it kept what it measured
  for (const daysAgo of [3, 4, 5])
    await report(device, daysAgo, [...drive(3_900, 120, { delayS: 90_000 }), ...drive(5_400, 260, { delayS: 90_000 })]);
  await keep();
  const days =
    await owner.sql`select gaps_under_way from device_days where device_key = ${device.key} and positions > 0`;
  expect(days.map((row) => row.gaps_under_way)).toEqual([0, 0, 0]);
  expect(await found()).not.toContain("phone_killed");
});

test("a day whose positions were packed away keeps what was counted of it", async ({ make, report, keep, owner }) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  await report(device, 3, drive(3_600, 40));
  await keep();
  await owner.sql`delete from positions where device_key = ${device.key}`;
  await report(device, 3, drive(40_000, 2));
  await keep();
  const [day] = await owner.sql`select positions from device_days where device_key = ${device.key} and positions > 0`;
  expect(day).toEqual({ positions: 40 });
});

test("the list shows the worst first, and can be narrowed to what is wrong", async ({
  make,
  as,
  api,
  report,
  keep,
}) => {
  const organisation = await make.organisation();
  const device = (name: string, kind: "tracker" | "phone" = "tracker") =>
    make.device({ organisationId: organisation.id, name, kind });
  const [good, ahead, blurred] = [await device("good"), await device("ahead"), await device("blurred", "phone")];
  await report(good, 0, drive(0, 40));
  await report(ahead, 0, drive(0, 40, { delayS: -90 }));
  await report(blurred, 0, drive(0, 40, { acc: 900 }));
  await keep();
  const { devices } = api(await as.viewer(organisation)).fleet;
  const names = async (input: Parameters<typeof devices.listHealth>[0] = {}) =>
    (await devices.listHealth(input)).items.map(({ name, severity }) => `${name} ${severity}`);
  expect(await names()).toEqual(["blurred critical", "ahead warning", "good fine"]);
  expect(await names({ severity: "critical" })).toEqual(["blurred critical"]);
  expect(await names({ code: "clock_ahead" })).toEqual(["ahead warning"]);
  expect(await names({ kind: "tracker", sort: "name", direction: "asc" })).toEqual(["ahead warning", "good fine"]);
  const north = await make.group({ organisationId: organisation.id });
  const depot = await make.group({ organisationId: organisation.id, parentId: north.id });
  const vehicle = await make.vehicle({ organisationId: organisation.id, groupId: depot.id });
  await make.fitting({ device: ahead, vehicleId: vehicle.id });
  expect(await names({ groupId: north.id })).toEqual(["ahead warning"]);
  const first = await devices.listHealth({ limit: 1 });
  expect((await devices.listHealth({ limit: 1, cursor: first.nextCursor })).items[0]?.name).toBe("ahead");
});
