import { newId } from "@cartage/db/id";
import { clearEndedSessions } from "@cartage/domain/accounts/commands/clear-ended-sessions";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { clearOldMails } from "@cartage/domain/notifications/commands/clear-old-mails";
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

test("sign-ins go when they ended long ago, with their tokens; one that holds stays however old", async ({
  asJobs,
  make,
  owner,
}) => {
  const { id: organisationId } = await make.organisation();
  const user = await make.user({ organisationId, role: "dispatcher" });
  const session = async (expiresInDays: number, revokedDaysAgo: number | null) => {
    const id = newId();
    await owner.sql`
      insert into sessions (id, user_id, organisation_id, kind, created_at, expires_at, revoked_at)
      values (${id}, ${user.id}, ${organisationId}, 'phone', now() - interval '400 days',
        now() + ${expiresInDays} * interval '1 day', now() - ${revokedDaysAgo}::float8 * interval '1 day')`;
    await owner.sql`
      insert into refresh_tokens (digest, session_id, organisation_id, expires_at)
      values (sha256(${id}::text::bytea), ${id}, ${organisationId}, now())`;
    return id;
  };
  await session(-91, null);
  await session(10, 91);
  const left = [await session(10, null), await session(-89, null), await session(10, 89)];
  const code = (age: string) => owner.sql`
    insert into phone_codes (digest, id, organisation_id, user_id, offered_by, created_at, expires_at)
    values (sha256(${age}::bytea), ${newId()}, ${organisationId}, ${user.id}, ${user.id}, now(), now() - ${age}::interval)`;
  await code("91 days");
  await code("1 day");

  expect(await asJobs((ctx) => clearEndedSessions(ctx, { keptForS: (90 * dayMs) / 1000 }))).toBe(3);

  const tokens = await owner.sql`select session_id as id from refresh_tokens where organisation_id = ${organisationId}`;
  expect(tokens.map(({ id }) => id).sort()).toEqual(left.sort());
  expect(await owner.sql`select 1 from phone_codes where organisation_id = ${organisationId}`).toHaveLength(1);
});

test("mails go a while after they were sent; one that waits stays however old", async ({ asJobs, owner }) => {
  const mail = (recipient: string, daysAgo: number | null) => owner.sql`
    insert into mails (id, recipient, locale, created_at, send_after, sent_at)
    values (${newId()}, ${recipient}, 'en', now() - interval '90 days', now() - interval '90 days',
      now() - ${daysAgo}::float8 * interval '1 day')`;
  await mail("long-ago@cartage.example", 31);
  await mail("lately@cartage.example", 29);
  await mail("waiting@cartage.example", null);

  expect(await asJobs((ctx) => clearOldMails(ctx, { keptForS: (30 * dayMs) / 1000 }))).toBe(1);

  const left = await owner.sql`select recipient from mails where recipient like '%@cartage.example' order by 1`;
  expect(left.map(({ recipient }) => recipient)).toEqual(["lately@cartage.example", "waiting@cartage.example"]);
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
