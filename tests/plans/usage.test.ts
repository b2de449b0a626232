import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { countLatestUsage } from "@cartage/domain/plans/processes/count-latest-usage";
import { runAs } from "@cartage/domain/run-as";
import { expirePositions } from "@cartage/domain/tracking/processes/expire-positions";
import { listRetentions } from "@cartage/domain/tracking/queries/list-retentions";
import type { Device } from "@cartage/testing/factory";
import { expect } from "vitest";
import { test as base } from "../api/api-test.ts";

type AsJobs = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
/** Stores positions of a device: so many from a time on, so many seconds apart. */
type Send = (device: Device, given: { from: Date; count: number; everyS: number }) => Promise<void>;

const test = base.extend<{ asJobs: AsJobs; send: Send }>({
  asJobs: async ({ platform }, use) => {
    const actor = processActor(newId());
    await use((work) => runAs(platform, { actor, requestId: newId(), now: () => new Date() }, work));
  },
  send: async ({ owner: { sql } }, use) => {
    await use(async ({ key, organisationKey }, { from, count, everyS }) => {
      await sql`select ensure_position_day((${from}::timestamptz at time zone 'utc')::date)`;
      await sql`
        insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict)
        select ${from}::timestamptz + at * ${everyS} * interval '1 second', ${organisationKey}, ${key}, 0, 0, 1, 0
          from generate_series(0, ${count - 1}) as at`;
    });
  },
});

const dayMs = 86_400_000;
const midnight = Math.floor(Date.now() / dayMs) * dayMs;
const yesterday = (hour: number) => new Date(midnight - dayMs + hour * 3_600_000);
const limits = {
  maxVehicles: null,
  secondsBetweenPositions: null,
  maxRetentionDays: null,
  isDefault: false,
  products: [],
};
const customers = { stripe: null, revenuecat: null };

test("usage counts what came, and what of it came faster than the plan says; nothing of it is dropped", async ({
  make,
  as,
  api,
  asJobs,
  send,
  owner,
}) => {
  const [organisation, unlimited] = [await make.organisation(), await make.organisation()];
  const admin = api(await as.platformAdministrator());
  const { planId } = await admin.plans.create({ ...limits, name: "Every ten seconds", secondsBetweenPositions: 10 });
  await admin.plans.assign({ organisationId: organisation.id, planId, customers });
  const [fast, calm] = [
    await make.device({ organisationId: organisation.id }),
    await make.device({ organisationId: organisation.id }),
  ];
  // 400 in one hour are 40 more than 360; what was saved up and came at once within the hour is no excess
  await send(fast, { from: yesterday(8), count: 400, everyS: 5 });
  await send(calm, { from: yesterday(8), count: 360, everyS: 1 });
  await send(await make.device({ organisationId: unlimited.id }), { from: yesterday(9), count: 500, everyS: 1 });

  for (let again = 0; again < 2; again += 1) await asJobs(countLatestUsage);
  const { usage } = await api(await as.organisationAdministrator(organisation)).plans.own();
  expect(usage.days).toEqual([{ day: yesterday(0).toISOString().slice(0, 10), positions: 760, aboveRate: 40 }]);
  expect((await admin.plans.of({ organisationId: unlimited.id })).usage.days).toMatchObject([
    { positions: 500, aboveRate: 0 },
  ]);
  const listed = await admin.platform.organisations.list({ search: organisation.name });
  expect(listed.items).toMatchObject([{ positions: 760, plan: { name: "Every ten seconds" } }]);
  const [kept] =
    await owner.sql`select count(*)::int as count from positions where organisation_key = ${organisation.key}`;
  expect(kept?.count).toBe(760);
});

test("positions go when the plan keeps them no longer, and no sooner, and nobody else's", async ({
  make,
  as,
  api,
  asJobs,
  send,
  owner,
}) => {
  const [organisation, unlimited] = [await make.organisation(), await make.organisation()];
  const admin = api(await as.platformAdministrator());
  const { planId } = await admin.plans.create({ ...limits, name: "Three days", maxRetentionDays: 3 });
  await admin.plans.assign({ organisationId: organisation.id, planId, customers });
  const ours = [
    await make.device({ organisationId: organisation.id }),
    await make.device({ organisationId: organisation.id }),
  ];
  const theirs = await make.device({ organisationId: unlimited.id });
  const last = { count: 2, everyS: 1 };
  for (const device of [...ours, theirs]) {
    await send(device, { from: new Date(midnight - 3 * dayMs - 2_000), ...last });
    await send(device, { from: new Date(midnight - 3 * dayMs), ...last });
  }
  expect(await asJobs((ctx) => expirePositions(ctx, { installationDays: 365 }))).toBe(4);
  const left = await owner.sql`
    select organisation_key as key, count(*)::int as count, min(fix_time) as first from positions
     where organisation_key in (${organisation.key}, ${unlimited.key}) group by 1 order by 1`;
  expect(left.map(({ key, count }) => ({ key, count }))).toEqual([
    { key: organisation.key, count: 4 },
    { key: unlimited.key, count: 4 * 1 },
  ]);
  expect(new Date(left[0]?.first).getTime()).toBe(midnight - 3 * dayMs);
});

test("an organisation keeps no more days than its plan, whatever it asked for before", async ({
  make,
  as,
  api,
  ingest,
}) => {
  const organisation = await make.organisation();
  const { accounts } = api(await as.organisationAdministrator(organisation));
  const admin = api(await as.platformAdministrator());
  const { planId } = await admin.plans.create({ ...limits, name: "Thirty days", maxRetentionDays: 30 });
  await admin.plans.assign({ organisationId: organisation.id, planId, customers });
  await accounts.organisation.update({ retentionDays: 30 });
  await expect(accounts.organisation.update({ retentionDays: 31 })).rejects.toMatchObject({
    cause: { fields: { retentionDays: { code: "too_big", values: { maximum: 30 } } } },
  });
  await admin.plans.update({ ...limits, planId, name: "Ten days", maxRetentionDays: 10 });
  expect(await accounts.organisation.get()).toMatchObject({ retentionDays: 30, retentionLimitDays: 10 });
  const keptFor = async () => (await withConnection(ingest, listRetentions)).get(organisation.key);
  expect(await keptFor()).toBe(10);
  await accounts.organisation.update({ retentionDays: 5 });
  expect(await keptFor()).toBe(5);
});
