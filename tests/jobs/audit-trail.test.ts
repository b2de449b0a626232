import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { startJobsProcess } from "./jobs-process.ts";
import { test, untilWorking } from "./jobs-test.ts";

// processes start twice, and share the machine with the other tests
vi.setConfig({ testTimeout: 120_000 });

test("an entry is sealed within 5 s, and where its chain stands is written down outside the database, at the start and by the clock", async ({
  urls,
  port,
  make,
  owner,
  trigger,
  durable,
}) => {
  const { id: chain } = await make.organisation();
  const enter = async () => {
    const [entry] = await owner.sql<{ id: string }[]>`
      insert into audit_entries (organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id, request_id)
      values (${chain}, now(), 'group.created', 'group', 'g', 'user', 'u', 'r') returning id::text`;
    return entry?.id ?? "";
  };
  const directory = await mkdtemp(path.join(tmpdir(), "cartage-jobs-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = path.join(directory, "anchors.jsonl");
  const start = async () => {
    const jobs = await startJobsProcess({
      port,
      variables: { DATABASE_URL: urls.platform, DATABASE_DBOS_URL: urls.dbos, CARTAGE_AUDIT_ANCHORS: file },
    });
    onTestFinished(() => jobs.end("SIGKILL").then(() => {}));
    await untilWorking(jobs);
    return jobs;
  };
  const headAfter = async (entryId: string, seq: number) => {
    const seals = () => owner.sql<{ hash: string }[]>`
      select chain, seq::int, encode(hash, 'hex') as hash from audit_seals where entry_id = ${entryId}`;
    const head = { chain, seq, hash: expect.any(String) };
    await vi.waitFor(async () => expect(await seals()).toEqual([head]), { timeout: 5_000, interval: 50 });
    const [{ hash } = { hash: "" }] = await seals();
    return { chain, seq, hash };
  };
  const anchors = async () => {
    const text = await readFile(file, "utf8").catch(() => "");
    return text
      .split("\n")
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line));
  };
  const at = expect.stringMatching(/^20.+Z$/);

  const first = await start();
  const one = await headAfter(await enter(), 1);
  await first.end("SIGTERM");
  const second = await start();
  await vi.waitFor(async () => expect(await anchors()).toContainEqual({ at, ...one }), { timeout: 10_000 });
  const two = await headAfter(await enter(), 2);
  await trigger("anchor-audit");
  await vi.waitFor(async () => expect((await anchors()).at(-1)).toEqual({ at, ...two }), { timeout: 10_000 });
  const told = expect.objectContaining({ msg: "audit trail anchored", ...two });
  await vi.waitFor(() => expect(second.log).toContainEqual(told));
  expect(await durable.listSchedules()).toContainEqual(
    expect.objectContaining({ scheduleName: "anchor-audit", schedule: "*/5 * * * *" }),
  );
});
