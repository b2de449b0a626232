import { expect, vi } from "vitest";
import { startJobsProcess } from "./jobs-process.ts";
import { readMetric, test, untilWorking } from "./jobs-test.ts";

// processes start several times in a test, and share the machine with the other tests
vi.setConfig({ testTimeout: 120_000 });

test("SIGTERM in the middle of work: out within 10 s, in order, and the rest is done after the next start", async ({
  ledger,
  startJobs,
  owner,
}) => {
  const jobs = await startJobs();
  await untilWorking(jobs);
  await ledger.obstruct("stumbler", "hangs");
  const events = await ledger.happen(100);
  await vi.waitFor(async () => expect(await readMetric(jobs, "cartage_event_deliveries_total")).toBeGreaterThan(5), {
    timeout: 15_000,
  });

  const end = await jobs.end("SIGTERM");

  expect(end).toMatchObject({ code: 0, signal: null });
  expect(end.withinMs).toBeLessThan(10_000);
  expect(await owner.sql`select from instances where stopped_at is null`).toHaveLength(0);

  await ledger.clear("stumbler");
  await untilWorking(await startJobs());
  await vi.waitFor(
    async () => {
      expect(await ledger.handledBy("stumbler")).toEqual(events);
      expect(await ledger.handledBy("recorder")).toEqual(events);
    },
    { timeout: 20_000 },
  );
});

test("a wrong variable stops the start and is named, with its shape and what was expected, never its value", async ({
  urls,
}) => {
  const jobs = await startJobsProcess({
    port: 0,
    variables: { DATABASE_URL: "mysql://root:hunter2@db/cartage", DATABASE_DBOS_URL: urls.dbos },
  });

  const { code } = await jobs.ended;

  expect(code).not.toBe(0);
  expect(jobs.stderr()).toContain("DATABASE_URL is a mysql URL of 31 characters");
  expect(jobs.stderr()).toContain("expected postgres://cartage_platform:");
  expect(jobs.stderr()).not.toContain("hunter2");
});
