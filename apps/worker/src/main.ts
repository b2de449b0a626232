import { createRunningInstance } from "@cartage/api/running-instance";
import { connect } from "@cartage/db/client";
import { newInstanceId } from "@cartage/domain/platform/new-instance-id";
import { createHealth } from "@cartage/observability/health";
import { startOpsServer } from "@cartage/observability/http";
import { createLogger } from "@cartage/observability/logger";
import { createMetrics } from "@cartage/observability/metrics";
import { stopSignal } from "@cartage/observability/stop-signal";
import { startTracing } from "@cartage/observability/tracing";
import manifest from "../package.json" with { type: "json" };
import { readEnv } from "./env.ts";
import { createWorkerMetrics } from "./metrics.ts";
import { startWorker } from "./worker.ts";

const { version } = manifest;
const env = readEnv(process.env);
const log = createLogger({ name: "worker", version, level: env.LOG_LEVEL });
const tracing = startTracing({ endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, name: "cartage-worker", version, log });
const signal = stopSignal(log);
const database = connect(env.DATABASE_URL, { max: 6, name: "cartage-worker" });
const metrics = createMetrics({ service: "worker" });
const instanceId = newInstanceId();

const worker = startWorker({
  instanceId,
  database,
  mqttUrl: env.MQTT_URL,
  window: env.CARTAGE_WORKER_WINDOW,
  retentionDays: env.CARTAGE_RETENTION_DAYS,
  derives: env.CARTAGE_DERIVATION === "on",
  overload: {
    cpuShare: env.CARTAGE_OVERLOAD_CPU,
    memoryBytes: env.CARTAGE_OVERLOAD_MEMORY_MB * 1_048_576,
    lagMs: env.CARTAGE_OVERLOAD_LAG_MS,
  },
  log,
  metrics: createWorkerMetrics(metrics),
  signal,
});
const health = createHealth({
  version,
  checks: {
    postgres: { isEssential: true, check: () => database.sql`select 1`.then(() => {}) },
    broker: { isEssential: false, check: worker.assertConnected },
    derivation: { isEssential: false, check: worker.assertNotOverloaded },
  },
  onChange: (part, status, err) => log[status === "ok" ? "info" : "warn"]({ part, status, err }, "health changed"),
});
signal.addEventListener("abort", health.stopping);
const services = { database, platform: null, now: () => new Date(), log, people: null };
const instance = createRunningInstance({ services, instanceId, kind: "worker", version, health, log });
const ops = await startOpsServer({
  port: env.CARTAGE_WORKER_PORT,
  ...(env.CARTAGE_HOST && { host: env.CARTAGE_HOST }),
  health,
  metrics,
});
// a heartbeat enters it later if Postgres is not there yet
await instance.register().catch((err: unknown) => log.warn({ err }, "not entered into the list of instances yet"));
instance.keepAlive();
log.info({ port: ops.port }, "started");

await worker.stopped;
await instance.leave().catch((err: unknown) => log.warn({ err }, "not taken from the list of instances"));
await ops.stop();
await database.end();
await tracing.stop();
log.info("stopped");
