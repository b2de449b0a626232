import { processActor } from "@cartage/domain/actor";
import { sealAuditEntries } from "@cartage/domain/platform/commands/seal-audit-entries";
import { verifyAudit } from "@cartage/domain/platform/processes/verify-audit";
import { listAuditHeads } from "@cartage/domain/platform/queries/list-audit-heads";
import { type Database, runAs } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const given = { actor: processActor("test"), requestId: "test", now: () => new Date() };
const seal = (platform: Database) =>
  runAs(platform, given, (ctx) => sealAuditEntries(ctx, { limit: 1_000, everything: true }));
const heads = (platform: Database) => runAs(platform, given, listAuditHeads);

describe("the audit trail", () => {
  test("names who did what to what, from where, and what changed", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const administrator = await as.organisationAdministrator(organisation);
    const { fleet, platform } = api(administrator);
    const { vehicleId } = await fleet.vehicles.create({ name: "NF-001", type: "van", plate: "29C-1" });
    await fleet.vehicles.update({ vehicleId, name: "NF-100", type: "van" });
    await fleet.vehicles.update({ vehicleId, name: "NF-100" });

    const { items } = await platform.audit.list({ subjectId: vehicleId });
    expect(items).toMatchObject([
      {
        type: "vehicle.changed",
        subject: { kind: "vehicle", id: vehicleId, name: "NF-100" },
        actor: { kind: "user", id: administrator.id },
        behind: null,
        before: { name: "NF-001" },
        after: { name: "NF-100" },
        isSealed: false,
      },
      { type: "vehicle.created", after: { name: "NF-001", plate: "29C-1" } },
    ]);
  });

  test("never holds a device's secret", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const { fleet } = api(await as.organisationAdministrator(organisation));
    const { deviceId, secret } = await fleet.devices.create({ name: "T", kind: "tracker" });
    const { secret: second } = await fleet.devices.rotateSecret({ deviceId });
    const rows = await owner.sql<{ row: string }[]>`
      select to_jsonb(entry)::text as row from audit_entries entry where organisation_id = ${organisation.id}`;
    const text = rows.map(({ row }) => row).join();
    expect(rows).toHaveLength(2);
    for (const told of [secret, second]) expect(text).not.toContain(told);
  });

  test("is searched, pages by its newest, and is for administrators", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { fleet, platform } = api(await as.organisationAdministrator(organisation));
    for (const name of ["A", "B", "C"]) await fleet.groups.create({ name });

    const first = await platform.audit.list({ limit: 2 });
    expect(first.items.map(({ after }) => after?.name)).toEqual(["C", "B"]);
    const second = await platform.audit.list({ limit: 2, cursor: first.nextCursor });
    expect([second.items.map(({ after }) => after?.name), second.nextCursor]).toEqual([["A"], null]);
    const found = await platform.audit.list({ search: '"name": "B"' });
    expect(found.items.map(({ after }) => after?.name)).toEqual(["B"]);
    expect((await platform.audit.list({ from: Date.now() + 60_000 })).items).toEqual([]);
    for (const role of ["dispatcher", "viewer"] as const)
      await expect(api(await as[role](organisation)).platform.audit.list({})).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });

  test("can be changed by none of the roles that run", async ({ app, ingest, platform }) => {
    for (const { sql } of [app, ingest, platform]) {
      for (const statement of [
        "update audit_entries set type = 'x'",
        "delete from audit_entries",
        "truncate audit_entries",
        "update audit_seals set seq = 1",
        "delete from audit_seals",
      ])
        await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    }
    await expect(
      app.sql`insert into audit_seals values (gen_random_uuid(), 1, 1, decode(repeat('00', 32), 'hex'), now())`,
    ).rejects.toMatchObject({ code: "42501" });
  });
});

describe("sealing", () => {
  /** An organisation whose trail has `count` sealed entries. */
  const sealed = test.extend<{ trail: { id: string; entries: string[] } }>({
    trail: async ({ make, as, api, platform, owner }, use) => {
      const organisation = await make.organisation();
      const { fleet } = api(await as.organisationAdministrator(organisation));
      for (let made = 1; made <= 5; made++) await fleet.groups.create({ name: `group ${made}` });
      await seal(platform);
      const rows = await owner.sql<{ id: string }[]>`
        select id::text from audit_entries where organisation_id = ${organisation.id} order by audit_entries.id`;
      await use({ id: organisation.id, entries: rows.map(({ id }) => id) });
    },
  });
  const faultsOf = async (platform: Database, chain: string, anchors: Awaited<ReturnType<typeof heads>> = []) =>
    (await runAs(platform, given, (ctx) => verifyAudit(ctx, anchors))).find((report) => report.chain === chain)?.faults;

  sealed("puts every entry into its organisation's chain once, and nothing is wrong", async ({ trail, platform }) => {
    expect(await seal(platform)).toBe(0);
    const [report] = (await runAs(platform, given, (ctx) => verifyAudit(ctx, []))).filter(
      ({ chain }) => chain === trail.id,
    );
    expect(report).toMatchObject({ sealed: 5, faults: [], unsealed: { entries: 0 } });
    expect(await faultsOf(platform, trail.id, await heads(platform))).toEqual([]);
  });

  sealed("an entry that was changed shows", async ({ trail, platform, owner }) => {
    await owner.sql`update audit_entries set after = '{"name": "other"}' where id = ${trail.entries[2] ?? ""}`;
    expect(await faultsOf(platform, trail.id)).toEqual([{ kind: "changed", seq: 3, entryId: trail.entries[2] }]);
  });

  sealed("an entry that was taken away shows, and so does its seal", async ({ trail, platform, owner }) => {
    await owner.sql`delete from audit_entries where id = ${trail.entries[1] ?? ""}`;
    expect(await faultsOf(platform, trail.id)).toEqual([{ kind: "entry_missing", seq: 2, entryId: trail.entries[1] }]);
    await owner.sql`delete from audit_seals where entry_id = ${trail.entries[1] ?? ""}`;
    expect(await faultsOf(platform, trail.id)).toContainEqual({ kind: "seal_missing", seq: 2 });
  });

  sealed("entries that changed places show", async ({ trail, platform, owner }) => {
    const [second = "", third = ""] = trail.entries.slice(1);
    await owner.sql`update audit_seals set entry_id = -1 where entry_id = ${second}`;
    await owner.sql`update audit_seals set entry_id = ${second} where entry_id = ${third}`;
    await owner.sql`update audit_seals set entry_id = ${third} where entry_id = -1`;
    expect(await faultsOf(platform, trail.id)).toMatchObject([
      { kind: "changed", seq: 2 },
      { kind: "changed", seq: 3 },
    ]);
  });

  sealed("a trail that was cut off contradicts what was anchored", async ({ trail, platform, owner }) => {
    const anchors = await heads(platform);
    await owner.sql`delete from audit_entries where id = any(${trail.entries.slice(3)})`;
    await owner.sql`delete from audit_seals where chain = ${trail.id} and seq > 3`;
    expect(await faultsOf(platform, trail.id)).toEqual([]);
    expect(await faultsOf(platform, trail.id, anchors)).toEqual([{ kind: "cut_off", seq: 5 }]);
  });

  sealed(
    "a trail that was written anew, seals and all, contradicts what was anchored",
    async ({ trail, platform, owner }) => {
      const anchors = await heads(platform);
      await owner.sql`update audit_entries set actor_id = 'somebody else' where id = ${trail.entries[0] ?? ""}`;
      await owner.sql`delete from audit_seals where chain = ${trail.id}`;
      await seal(platform);
      expect(await faultsOf(platform, trail.id)).toEqual([]);
      expect(await faultsOf(platform, trail.id, anchors)).toEqual([{ kind: "rewritten", seq: 5 }]);
    },
  );

  sealed("what is not sealed yet is named", async ({ trail, platform, owner }) => {
    await owner.sql`
      insert into audit_entries (organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id, request_id)
      values (${trail.id}, now(), 'group.created', 'group', 'g', 'user', 'u', 'r')`;
    const report = (await runAs(platform, given, (ctx) => verifyAudit(ctx, []))).find(
      ({ chain }) => chain === trail.id,
    );
    expect(report).toMatchObject({ sealed: 5, faults: [], unsealed: { entries: 1 } });
  });
});
