import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { clearOldReceipts } from "@cartage/domain/platform/commands/clear-old-receipts";
import { clearRelayedEvents } from "@cartage/domain/platform/commands/clear-relayed-events";
import { heartbeatInstance } from "@cartage/domain/platform/commands/heartbeat-instance";
import { markSilentInstances } from "@cartage/domain/platform/commands/mark-silent-instances";
import { registerInstance } from "@cartage/domain/platform/commands/register-instance";
import { listLivingHosts } from "@cartage/domain/platform/queries/list-living-hosts";
import { runAs } from "@cartage/domain/run-as";
import { dropExpiredDays, openComingDays } from "@cartage/domain/tracking/processes/turn-position-days";
import { test as base } from "@cartage/testing/test";
import { expect } from "vitest";

type AsJobs = <T>(work: (ctx: Context) => Promise<T>, at?: Date) => Promise<T>;

const test = base.extend<{ asJobs: AsJobs; days: () => Promise<string[]> }>({
  asJobs: async ({ platform }, use) => {
    const actor = processActor(newId());
    await use((work, at = new Date()) => runAs(platform, { actor, requestId: newId(), now: () => at }, work));
  },
  days: async ({ owner }, use) => {
    await use(async () => {
      const rows = await owner.sql<{ name: string }[]>`
        select inhrelid::regclass::text as name from pg_inherits where inhparent = 'positions'::regclass order by 1`;
      return rows.map(({ name }) => name);
    });
  },
});

const dayMs = 86_400_000;
const partitionOf = (at: Date) => `positions_${at.toISOString().slice(0, 10).replaceAll("-", "")}`;

test("today and tomorrow are open before their first position, and opening them again is harmless", async ({
  asJobs,
  days,
}) => {
  const now = new Date();
  await asJobs(openComingDays, now);

  expect(await days()).toEqual(
    expect.arrayContaining([partitionOf(now), partitionOf(new Date(now.getTime() + dayMs))]),
  );
  expect(await asJobs(openComingDays, now)).toBe(0);
});

test("a day goes when the last of its positions is out of retention, and no sooner", async ({
  asJobs,
  days,
  owner,
}) => {
  const now = new Date();
  const [kept, expired] = [new Date(now.getTime() - 2 * dayMs), new Date(now.getTime() - 3 * dayMs)];
  for (const day of [kept, expired])
    await owner.sql`select ensure_position_day(${day.toISOString().slice(0, 10)}::date)`;

  expect(await asJobs((ctx) => dropExpiredDays(ctx, { retentionDays: 2 }), now)).toBe(1);

  expect(await days()).toContain(partitionOf(kept));
  expect(await days()).not.toContain(partitionOf(expired));
});

test("what a command answered is forgotten when no sender repeats it any more", async ({ asJobs, make, owner }) => {
  const organisation = await make.organisation();
  const receipt = (key: string, age: string) => owner.sql`
    insert into command_receipts (organisation_id, actor_id, key, command, input_digest, answer, created_at)
    values (${organisation.id}, 'a', ${key}, 'c', '', '{}', now() - ${age}::interval)`;
  await receipt("old", "49 hours");
  await receipt("new", "47 hours");

  expect(await asJobs((ctx) => clearOldReceipts(ctx, { keptForS: 48 * 3600 }))).toBe(1);

  expect(await owner.sql`select key from command_receipts`).toEqual([{ key: "new" }]);
});

test("relayed events go after a while; one that waits stays however old", async ({ asJobs, owner }) => {
  const event = (type: string, relayedAt: Date | null) => owner.sql`
    insert into outbox (event_id, type, body, occurred_at, relayed_at)
    values (${newId()}, ${type}, '{}', now() - interval '30 days', ${relayedAt})`;
  await event("relayed.long.ago", new Date(Date.now() - 8 * dayMs));
  await event("relayed.today", new Date());
  await event("waiting", null);

  expect(await asJobs((ctx) => clearRelayedEvents(ctx, { keptForS: (7 * dayMs) / 1000 }))).toBe(1);

  expect(await owner.sql`select type from outbox order by id`).toEqual([
    { type: "relayed.today" },
    { type: "waiting" },
  ]);
});

test("a process that fell silent counts as gone, and as living again once it is heard", async ({ asJobs }) => {
  const instance = { instanceId: newId(), kind: "jobs", version: "1", host: "here:3002", pid: 1 } as const;
  const living = (ctx: Context) => listLivingHosts(ctx, { kind: "jobs", silentForS: 60 });
  const later = new Date(Date.now() + 11 * 60_000);
  await asJobs((ctx) => registerInstance(ctx, instance));
  expect(await asJobs(living)).toEqual(["here:3002"]);

  expect(await asJobs((ctx) => markSilentInstances(ctx, { silentForS: 600 }), later)).toBe(1);
  expect(await asJobs(living)).toEqual([]);
  await expect(asJobs((ctx) => heartbeatInstance(ctx, instance))).rejects.toMatchObject({ code: "not_found" });

  await asJobs((ctx) => registerInstance(ctx, instance));
  expect(await asJobs(living)).toEqual(["here:3002"]);
  await asJobs((ctx) => heartbeatInstance(ctx, instance));
});
