import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { migrate } from "@cartage/db/migrate";
import { provisionCluster } from "@cartage/db/provision";
import { freePort } from "@cartage/local/ports";
import { type RunningPostgres, startPostgres } from "@cartage/local/start-postgres";
import { PASSWORD, roleUrls } from "@cartage/testing/role-urls";
import { expect, test, vi } from "vitest";
import { type JobsProcess, startJobsProcess } from "./jobs-process.ts";

const readiness = async (jobs: JobsProcess) => {
  const response = await fetch(`${jobs.url}/readyz`);
  const { status, checks } = (await response.json()) as { status: string; checks: Record<string, { status: string }> };
  return { code: response.status, status, postgres: checks.postgres?.status };
};

const ready = { code: 200, status: "ok", postgres: "ok" };
const withoutPostgres = { code: 503, status: "down", postgres: "down" };
const within = (timeout: number) => ({ timeout, interval: 100 });

const passwords = {
  cartage_owner: PASSWORD,
  cartage_app: PASSWORD,
  cartage_ingest: PASSWORD,
  cartage_platform: PASSWORD,
  cartage_dbos: PASSWORD,
};

test("starts before Postgres does, survives it stopping at once and coming back, ends in time without it", {
  timeout: 180_000,
}, async ({ onTestFinished }) => {
  const directory = await mkdtemp(path.join(tmpdir(), "cartage-jobs-"));
  const port = await freePort();
  const start = () => startPostgres({ directory, port });
  const urls = roleUrls(`postgres://postgres@127.0.0.1:${port}/postgres`, "cartage");
  const jobs = await startJobsProcess({
    port: await freePort(),
    variables: { DATABASE_URL: urls.platform, DATABASE_DBOS_URL: urls.dbos },
  });
  let postgres: RunningPostgres | null = null;
  onTestFinished(async () => {
    await jobs.end("SIGKILL");
    await postgres?.kill();
    await rm(directory, { recursive: true, force: true });
  });

  await vi.waitFor(async () => expect(await readiness(jobs)).toEqual(withoutPostgres), within(20_000));
  expect((await fetch(`${jobs.url}/healthz`)).status).toBe(200);

  postgres = await start();
  await provisionCluster({ superuserUrl: postgres.superuserUrl, database: "cartage", passwords });
  await migrate(urls.owner);
  const happened = async () => {
    const owner = connect(urls.owner, { max: 1 });
    const eventId = newId();
    await owner.sql`insert into outbox (event_id, type, body, occurred_at) values (${eventId}, 'test.happened', '{}', now())`;
    await owner.end();
    return eventId;
  };
  const told = (eventId: string) =>
    vi.waitFor(
      () => expect(jobs.log).toContainEqual(expect.objectContaining({ msg: "domain event", eventId })),
      within(30_000),
    );
  await vi.waitFor(async () => expect(await readiness(jobs)).toEqual(ready), within(30_000));
  await told(await happened());

  await postgres.kill();
  await vi.waitFor(async () => expect(await readiness(jobs)).toEqual(withoutPostgres), within(10_000));
  postgres = await start();
  const eventId = await happened();
  await vi.waitFor(async () => expect(await readiness(jobs)).toEqual(ready), within(30_000));
  await told(eventId);

  await postgres.kill();
  const end = await jobs.end("SIGTERM");
  expect(end.signal).toBeNull();
  expect(end.withinMs).toBeLessThan(10_000);
});
