import { fileURLToPath } from "node:url";
import { newId } from "@cartage/db/id";
import { freePort } from "@cartage/local/ports";
import { test as base } from "@cartage/testing/test";
import { DBOSClient } from "@dbos-inc/dbos-sdk";
import { expect, vi } from "vitest";
import { type JobsProcess, startJobsProcess } from "./jobs-process.ts";

const script = fileURLToPath(new URL("./recording-jobs.ts", import.meta.url));

/** Has a task done now, as an operator may. */
type Trigger = (schedule: string) => Promise<void>;

interface Ledger {
  /** Puts new events into the outbox, in one transaction; answers their ids, ascending. */
  happen(count: number): Promise<string[]>;
  /** The ids of the events that a handler has handled, ascending. */
  handledBy(handler: string): Promise<string[]>;
  obstruct(handler: string, how: "stumbles" | "hangs"): Promise<void>;
  clear(handler: string): Promise<void>;
}

/** Jobs with handlers named recorder and stumbler, and the ledger that they write into. */
export const test = base
  .extend<{ $file: { ledger: Ledger } }>({
    ledger: [
      async ({ owner: { sql } }, use) => {
        await sql`create table handled (event_id uuid not null, handler text not null, body jsonb not null)`;
        await sql`create table obstacles (handler text primary key, is_hanging boolean not null)`;
        await use({
          async happen(count) {
            const ids = Array.from({ length: count }, newId).sort();
            await sql`
              insert into outbox (event_id, type, body, occurred_at)
              select id, 'test.happened', jsonb_build_object('of', id), now() from unnest(${ids}::uuid[]) as given (id)`;
            return ids;
          },
          async handledBy(handler) {
            const rows = await sql<{ id: string }[]>`
              select distinct event_id as id from handled where handler = ${handler} order by event_id`;
            return rows.map(({ id }) => id);
          },
          async obstruct(handler, how) {
            await sql`insert into obstacles values (${handler}, ${how === "hangs"})`;
          },
          async clear(handler) {
            await sql`delete from obstacles where handler = ${handler}`;
          },
        });
      },
      { scope: "file" },
    ],
  })
  .extend<{ port: number; startJobs: (port?: number) => Promise<JobsProcess>; durable: DBOSClient; trigger: Trigger }>({
    durable: async ({ urls }, use) => {
      // with a time-out of its own DBOS sets none, in a way that pg warns about
      const systemDatabaseUrl = `${urls.dbos}?options=-c%20idle_in_transaction_session_timeout%3D60000`;
      const client = await DBOSClient.create({ systemDatabaseUrl });
      await use(client);
      await client.destroy();
    },
    trigger: async ({ durable }, use) => {
      await use(async (schedule) => {
        await durable.triggerSchedule(schedule);
      });
    },
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    port: async ({}, use) => use(await freePort()),
    startJobs: async ({ urls, port, ledger: _ }, use) => {
      const started: JobsProcess[] = [];
      await use(async (chosen = port) => {
        const jobs = await startJobsProcess({
          script,
          port: chosen,
          variables: { DATABASE_URL: urls.platform, DATABASE_DBOS_URL: urls.dbos, TEST_OWNER_URL: urls.owner },
        });
        started.push(jobs);
        return jobs;
      });
      await Promise.all(started.map((jobs) => jobs.end("SIGKILL")));
    },
  });

/** Resolves when the process has begun to work. */
export async function untilWorking(jobs: JobsProcess): Promise<void> {
  await vi.waitFor(() => expect(jobs.log.map(({ msg }) => msg)).toContain("working"), { timeout: 20_000 });
}

/** A metric's values, summed over its labels. */
export async function readMetric(jobs: JobsProcess, name: string): Promise<number> {
  const text = await (await fetch(`${jobs.url}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
