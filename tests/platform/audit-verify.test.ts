import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { processActor } from "@cartage/domain/actor";
import { sealAuditEntries } from "@cartage/domain/platform/commands/seal-audit-entries";
import { listAuditHeads } from "@cartage/domain/platform/queries/list-audit-heads";
import { type Database, runAs } from "@cartage/domain/run-as";
import { programFile } from "@cartage/testing/program-file";
import { test as base } from "@cartage/testing/test";
import { expect } from "vitest";

const root = path.join(import.meta.dirname, "../..");

interface Trail {
  /** Five sealed and anchored entries, ascending. */
  ids: string[];
  /** How the report begins that names the trail's organisation. */
  name: string;
  /** The path of its anchors. */
  anchors: string;
  seal(): Promise<unknown>;
  enter(count: number): Promise<string[]>;
}

interface Said {
  code: number | null;
  lines: string[];
  errors: string[];
}

const test = base.extend<{ trail: Trail; verify: (anchors: string) => Promise<Said> }>({
  trail: async ({ make, owner, platform }, use) => {
    const { id, name } = await make.organisation();
    const given = { actor: processActor("test"), requestId: "test", now: () => new Date() };
    const seal = () => runAs(platform, given, (ctx) => sealAuditEntries(ctx, { limit: 100, everything: true }));
    const enter = async (count: number) => {
      const rows = await owner.sql<{ id: string }[]>`
        insert into audit_entries (organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id, request_id)
        select ${id}, now(), 'group.created', 'group', 'g', 'user', 'u', 'r' from generate_series(1, ${count})
        returning id::text`;
      return rows.map((row) => row.id);
    };
    const ids = await enter(5);
    await seal();
    const heads = await runAs(platform, given, listAuditHeads);
    const directory = await mkdtemp(path.join(tmpdir(), "cartage-anchors-"));
    const anchors = path.join(directory, "anchors.jsonl");
    await writeFile(anchors, heads.map((head) => `${JSON.stringify(head)}\n`).join(""));
    await use({ ids, name: `${name} (${id})`, anchors, seal, enter });
    await rm(directory, { recursive: true });
    // the next one is alone again
    await owner.sql`delete from audit_seals where chain = ${id}`;
    await owner.sql`delete from audit_entries where organisation_id = ${id}`;
  },
  verify: async ({ urls }, use) => {
    const program = await programFile(path.join(root, "tooling/start/src/cli.ts"));
    await use((anchors) => run([program, "audit:verify", "--anchors", anchors], urls));
  },
});

function run(args: string[], { platform }: { platform: string }): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_PLATFORM_URL: platform };
  const child = execFile(process.execPath, args, { cwd: root, env }, (_, out, errors) =>
    resolve({ code: child.exitCode, lines: out.split("\n"), errors: errors.split("\n") }),
  );
  return promise;
}

test("an intact trail: 0, and what is not sealed yet is named", async ({ trail, urls }) => {
  const [first] = await trail.enter(2);
  const typed = ["tooling/start/run.mjs", "audit:verify", "--anchors", trail.anchors];
  const { code, lines, errors } = await run(typed, urls);
  expect(lines).toEqual([
    expect.stringMatching(/: 5 sealed, head [0-9a-f]{16}…$/),
    expect.stringMatching(
      new RegExp(`^ {2}unsealed: 2 entries from id ${first} on \\(.+\\); nothing can be said of these$`),
    ),
    "",
    "1 chains, compared with 1 anchors: nothing is wrong.",
    "",
  ]);
  expect(lines[0]?.startsWith(trail.name)).toBe(true);
  expect([code, errors]).toEqual([0, [""]]);
});

interface Damage {
  what: string;
  done(owner: Database, trail: Trail): Promise<unknown>;
  said(ids: string[]): string[];
}

const damages: Damage[] = [
  {
    what: "an edit",
    done: ({ sql }, { ids }) => sql`update audit_entries set actor_id = 'another' where id = ${ids[2] ?? ""}`,
    said: (ids) => [`number 3: entry ${ids[2]} is not what was sealed, or stands in another place`],
  },
  {
    what: "a deletion",
    done: ({ sql }, { ids }) => sql`delete from audit_entries where id = ${ids[1] ?? ""}`,
    said: (ids) => [`number 2: entry ${ids[1]} was taken away`],
  },
  {
    what: "a deletion with its seal",
    async done({ sql }, { ids }) {
      await sql`delete from audit_entries where id = ${ids[1] ?? ""}`;
      await sql`delete from audit_seals where entry_id = ${ids[1] ?? ""}`;
    },
    said: (ids) => [
      "number 2 is missing",
      `number 3: entry ${ids[2]} is not what was sealed, or stands in another place`,
    ],
  },
  {
    what: "a reordering",
    async done({ sql }, { ids: [, second = "", third = ""] }) {
      await sql`update audit_seals set entry_id = -1 where entry_id = ${second}`;
      await sql`update audit_seals set entry_id = ${second} where entry_id = ${third}`;
      await sql`update audit_seals set entry_id = ${third} where entry_id = -1`;
    },
    said: (ids) => [
      `number 2: entry ${ids[2]} is not what was sealed, or stands in another place`,
      `number 3: entry ${ids[1]} is not what was sealed, or stands in another place`,
    ],
  },
  {
    what: "a truncation",
    async done({ sql }, { ids }) {
      await sql`delete from audit_seals where entry_id = any(${ids.slice(3)})`;
      await sql`delete from audit_entries where id = any(${ids.slice(3)})`;
    },
    said: () => ["the chain ends before number 5, which was anchored"],
  },
  {
    what: "a rewrite",
    async done({ sql }, { ids, seal }) {
      await sql`update audit_entries set actor_id = 'another' where id = ${ids[0] ?? ""}`;
      await sql`delete from audit_seals where entry_id = any(${ids})`;
      await seal();
    },
    said: () => ["number 5 is not what was anchored: the chain was written anew"],
  },
];

test.for(damages)("$what: 1, and its place is named", async ({ done, said }, { owner, trail, verify }) => {
  await done(owner, trail);
  const { code, lines } = await verify(trail.anchors);
  const faults = said(trail.ids);
  expect(lines.filter((line) => line.startsWith("  ✗ "))).toEqual(faults.map((fault) => `  ✗ ${fault}`));
  expect(lines.at(-2)).toBe(`1 chains, compared with 1 anchors: ${faults.length} faults.`);
  expect(code).toBe(1);
});

test.for([
  { what: "is not there", text: null, said: (file: string) => `✗ There is no file ${file}.` },
  { what: "is empty", text: "", said: (file: string) => `✗ ${file} holds no anchor.` },
  { what: "holds no anchor", text: '{"level":30}\n', said: (file: string) => `✗ ${file} holds no anchor.` },
])("a file of anchors that $what: 1, loudly", async ({ text, said }, { trail: { anchors, name }, verify }) => {
  await (text === null ? rm(anchors) : writeFile(anchors, text));
  const { code, lines, errors } = await verify(anchors);
  expect(errors).toEqual([said(anchors), expect.stringContaining("was cut off or written anew does not show"), ""]);
  expect(lines[0]?.startsWith(`${name}: 5 sealed`)).toBe(true);
  expect(lines.slice(1)).toEqual([
    "  no anchor: whether it was cut off or written anew cannot be said",
    "",
    "1 chains, compared with 0 anchors: not enough to tell.",
    "",
  ]);
  expect(code).toBe(1);
});
