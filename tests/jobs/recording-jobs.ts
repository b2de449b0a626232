import { hostname } from "node:os";
import { createRunningInstance } from "@cartage/api/running-instance";
import { connect } from "@cartage/db/client";
import { watchMails } from "@cartage/domain/notifications/queries/watch-mails";
import { claimDurableSchema } from "@cartage/domain/platform/commands/claim-durable-schema";
import { newInstanceId } from "@cartage/domain/platform/new-instance-id";
import { watchAudit } from "@cartage/domain/platform/queries/watch-audit";
import { watchOutbox } from "@cartage/domain/platform/queries/watch-outbox";
import { createDurable } from "@cartage/jobs/durable";
import { readEnv } from "@cartage/jobs/env";
import type { EventHandler } from "@cartage/jobs/events/handler";
import { startJobs } from "@cartage/jobs/jobs";
import { createJobsMetrics } from "@cartage/jobs/metrics";
import { createRunAsProcess } from "@cartage/jobs/run-as-process";
import { createHealth } from "@cartage/observability/health";
import { startOpsServer } from "@cartage/observability/http";
import { createLogger } from "@cartage/observability/logger";
import { createMetrics } from "@cartage/observability/metrics";
import { stopSignal } from "@cartage/observability/stop-signal";

// jobs as its main.ts puts it together, with handlers that write down what they were told
const env = readEnv(process.env);
const log = createLogger({ name: "jobs", version: "test", level: env.LOG_LEVEL });
const signal = stopSignal(log);
const database = connect(env.DATABASE_URL, { max: 6 });
const durableDatabase = connect(env.DATABASE_DBOS_URL, { max: 1 });
const owner = connect(process.env.TEST_OWNER_URL ?? "", { max: 10 });
const metrics = createMetrics({ service: "jobs" });
const executorId = `${hostname()}:${env.CARTAGE_JOBS_PORT}`;
const durable = createDurable({ url: env.DATABASE_DBOS_URL, executorId, log });
const health = createHealth({
  version: "test",
  checks: { postgres: { isEssential: true, check: () => database.sql`select 1`.then(() => {}) } },
});
const services = { database, platform: null, now: () => new Date(), log, people: null };
const instanceId = newInstanceId();
const instance = createRunningInstance({
  services,
  instanceId,
  kind: "jobs",
  version: "test",
  host: executorId,
  health,
  log,
});
const ops = await startOpsServer({ port: env.CARTAGE_JOBS_PORT, health, metrics });

const recordAs = (name: string): EventHandler => ({
  name,
  types: "all",
  async handle({ eventId, body }) {
    const [obstacle] = await owner.sql`select is_hanging from obstacles where handler = ${name}`;
    if (obstacle?.is_hanging) await new Promise(() => {});
    if (obstacle) throw new Error(`${name} stumbles`);
    await owner.sql`insert into handled (event_id, handler, body) values (${eventId}, ${name}, ${JSON.stringify(body)}::jsonb)`;
  },
});

const jobs = startJobs({
  runAsProcess: createRunAsProcess({ database, instanceId, log }),
  instance,
  prepare: () => claimDurableSchema(durableDatabase),
  durable,
  watchOutbox: (onEvent) => watchOutbox(database, onEvent),
  watchAudit: (onEntry) => watchAudit(database, onEntry),
  watchMails: (onMail) => watchMails(database, onMail),
  secrets: null,
  mails: null,
  auditAnchors: env.CARTAGE_AUDIT_ANCHORS,
  handlers: [recordAs("recorder"), recordAs("stumbler")],
  retry: { attempts: 50, firstWaitS: 0.05 },
  retentionDays: env.CARTAGE_RETENTION_DAYS,
  packAfterDays: env.CARTAGE_PACK_AFTER_DAYS,
  log,
  metrics: createJobsMetrics(metrics),
  signal,
});
await jobs.stopped;
await ops.stop();
await Promise.all([database.end(), durableDatabase.end(), owner.end()]);
