import { freePort } from "@cartage/local/ports";
import { expect, vi } from "vitest";
import { readMetric, test, untilWorking } from "./jobs-test.ts";

const patiently = { timeout: 40_000, interval: 100 };
// processes start several times in a test, and share the machine with the other tests
vi.setConfig({ testTimeout: 120_000 });

test("an event is handed to every handler and leaves the outbox", async ({ ledger, startJobs, owner }) => {
  const jobs = await startJobs();
  await untilWorking(jobs);

  const events = await ledger.happen(3);

  await vi.waitFor(async () => {
    expect(await ledger.handledBy("recorder")).toEqual(expect.arrayContaining(events));
    expect(await ledger.handledBy("stumbler")).toEqual(expect.arrayContaining(events));
  }, patiently);
  expect(await owner.sql`select from outbox where relayed_at is null`).toHaveLength(0);
});

test("a handler that fails is tried again and holds up nobody else", async ({ ledger, startJobs }) => {
  const jobs = await startJobs();
  await untilWorking(jobs);
  await ledger.obstruct("stumbler", "stumbles");

  const events = await ledger.happen(40);
  await vi.waitFor(async () => {
    expect(await ledger.handledBy("recorder")).toEqual(expect.arrayContaining(events));
    expect(await readMetric(jobs, "cartage_event_attempts_failed_total")).toBeGreaterThan(20);
  }, patiently);
  expect(await ledger.handledBy("stumbler")).not.toEqual(expect.arrayContaining([events[0]]));

  await ledger.clear("stumbler");
  await vi.waitFor(async () => {
    expect(await ledger.handledBy("stumbler")).toEqual(expect.arrayContaining(events));
  }, patiently);
});

test("kill -9 in the middle, three times: nothing is lost, and what comes again is the same event", async ({
  ledger,
  startJobs,
  owner,
}) => {
  const events: string[] = [];
  for (let round = 1; round <= 3; round++) {
    const jobs = await startJobs();
    await untilWorking(jobs);
    const before = (await ledger.handledBy("recorder")).length;
    events.push(...(await ledger.happen(60)));
    await vi.waitFor(async () => {
      expect((await ledger.handledBy("recorder")).length).toBeGreaterThan(before + 10);
    }, patiently);
    await jobs.end("SIGKILL");
    expect(await ledger.handledBy("recorder")).not.toEqual(expect.arrayContaining(events));
  }
  await startJobs();

  await vi.waitFor(async () => {
    expect(await ledger.handledBy("recorder")).toEqual(expect.arrayContaining(events));
    expect(await ledger.handledBy("stumbler")).toEqual(expect.arrayContaining(events));
  }, patiently);
  expect(await owner.sql`select from handled where body ->> 'of' <> event_id::text`).toHaveLength(0);
  expect(await owner.sql`select from outbox where relayed_at is null`).toHaveLength(0);
});

test("a process takes over what one that died for good had begun", async ({ ledger, startJobs, trigger, owner }) => {
  await ledger.obstruct("recorder", "hangs");
  const doomed = await startJobs();
  await untilWorking(doomed);
  const events = await ledger.happen(5);
  await vi.waitFor(async () => {
    expect(await ledger.handledBy("stumbler")).toEqual(expect.arrayContaining(events));
  }, patiently);
  await ledger.clear("recorder");
  await doomed.end("SIGKILL");
  await untilWorking(await startJobs(await freePort()));

  await owner.sql`
    update instances set heartbeat_at = now() - interval '2 minutes'
     where stopped_at is null and host like ${`%:${new URL(doomed.url).port}`}`;
  await trigger("adopt-abandoned-work");

  await vi.waitFor(async () => {
    expect(await ledger.handledBy("recorder")).toEqual(expect.arrayContaining(events));
  }, patiently);
});

test("every task of the clock runs when it is triggered", async ({ startJobs, trigger, durable }) => {
  const jobs = await startJobs();
  await untilWorking(jobs);
  const schedules = await durable.listSchedules();
  expect(schedules.map(({ scheduleName }) => scheduleName)).toContain("clear-finished-work");

  for (const { scheduleName } of schedules) await trigger(scheduleName);

  await vi.waitFor(async () => {
    expect(await readMetric(jobs, "cartage_task_seconds_count")).toBeGreaterThanOrEqual(schedules.length);
  }, patiently);
  expect(await readMetric(jobs, "cartage_tasks_failed_total")).toBe(0);
});
