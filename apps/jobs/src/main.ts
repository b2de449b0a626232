import { hostname } from "node:os";
import { createConfiguredGeocoder } from "@cartage/api/configured-geocoder";
import { createRouting } from "@cartage/api/routing";
import { createRunningInstance } from "@cartage/api/running-instance";
import { createSecretBox, encryptionKeys } from "@cartage/auth/secret-box";
import { connect } from "@cartage/db/client";
import { watchMails } from "@cartage/domain/notifications/queries/watch-mails";
import { watchNotifications } from "@cartage/domain/notifications/queries/watch-notifications";
import { claimDurableSchema } from "@cartage/domain/platform/commands/claim-durable-schema";
import { newInstanceId } from "@cartage/domain/platform/new-instance-id";
import { watchAudit } from "@cartage/domain/platform/queries/watch-audit";
import { watchOutbox } from "@cartage/domain/platform/queries/watch-outbox";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { createHealth } from "@cartage/observability/health";
import { startOpsServer } from "@cartage/observability/http";
import { createLogger } from "@cartage/observability/logger";
import { createMetrics } from "@cartage/observability/metrics";
import { stopSignal } from "@cartage/observability/stop-signal";
import { startTracing } from "@cartage/observability/tracing";
import manifest from "../package.json" with { type: "json" };
import { createDurable } from "./durable.ts";
import { readEnv } from "./env.ts";
import { createDispatching } from "./events/dispatching.ts";
import { createImportFiles } from "./events/import-files.ts";
import { createLocateOrders } from "./events/locate-orders.ts";
import { createLookAgain } from "./events/look-again.ts";
import { createRereadLetters } from "./events/reread-letters.ts";
import { createTally } from "./events/tally.ts";
import { createTellOfAlerts } from "./events/tell-of-alerts.ts";
import { createTellRecipients } from "./events/tell-recipients.ts";
import { startJobs } from "./jobs.ts";
import { openMailer } from "./mails/open-mailer.ts";
import { createJobsMetrics } from "./metrics.ts";
import { openSenders, openSmsProvider } from "./notifications/open-senders.ts";
import { createRunAsProcess } from "./run-as-process.ts";

const { version } = manifest;
const env = readEnv(process.env);
const log = createLogger({ name: "jobs", version, level: env.LOG_LEVEL });
const tracing = startTracing({ endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, name: "cartage-jobs", version, log });
const signal = stopSignal(log);
const database = connect(env.DATABASE_URL, { max: 10, name: "cartage-jobs" });
const metrics = createMetrics({ service: "jobs" });
const instanceId = newInstanceId();

const executorId = `${hostname()}:${env.CARTAGE_JOBS_PORT || process.pid}`;
const durable = createDurable({ url: env.DATABASE_DBOS_URL, executorId, log });
const durableDatabase = connect(env.DATABASE_DBOS_URL, { max: 1, name: "cartage-jobs" });
const health = createHealth({
  version,
  checks: {
    postgres: { isEssential: true, check: () => database.sql`select 1`.then(() => {}) },
    workflows: { isEssential: false, check: durable.assertStarted },
  },
  onChange: (part, status, err) => log[status === "ok" ? "info" : "warn"]({ part, status, err }, "health changed"),
});
signal.addEventListener("abort", health.stopping);
const services = { database, platform: null, now: () => new Date(), log, people: null };
const ops = await startOpsServer({
  port: env.CARTAGE_JOBS_PORT,
  ...(env.CARTAGE_HOST && { host: env.CARTAGE_HOST }),
  health,
  metrics,
});
log.info({ port: ops.port }, "started");

const secrets = env.ENCRYPTION_KEY ? createSecretBox(encryptionKeys(env.ENCRYPTION_KEY)) : null;
const mailer = env.SMTP_URL ? openMailer({ smtpUrl: env.SMTP_URL, publicUrl: env.PUBLIC_URL }) : null;
if (!secrets || !mailer) log.warn("mails wait: ENCRYPTION_KEY or SMTP_URL is not set");
const sms = openSmsProvider(env);
const senders = openSenders(env, secrets, sms);
const geocoder = env.GEOCODER_URL ? { kind: env.GEOCODER, url: env.GEOCODER_URL } : null;
const runAsProcess = createRunAsProcess({ database, instanceId, log });
const days = createPositionDays({ retentionDays: env.CARTAGE_RETENTION_DAYS, now: Date.now, lookAgainAfterMs: 30_000 });
const jobs = startJobs({
  runAsProcess,
  instance: createRunningInstance({ services, instanceId, kind: "jobs", version, host: executorId, health, log }),
  prepare: () => claimDurableSchema(durableDatabase),
  durable,
  watchOutbox: (onEvent) => watchOutbox(database, onEvent),
  watchAudit: (onEntry) => watchAudit(database, onEntry),
  watchMails: (onMail) => watchMails(database, onMail),
  secrets,
  mails: mailer && secrets && { secrets, send: mailer.send },
  texts: sms && secrets && { provider: sms, secrets, publicUrl: env.PUBLIC_URL },
  auditAnchors: env.CARTAGE_AUDIT_ANCHORS,
  notifications: {
    senders,
    channels: {
      mail: mailer !== null && secrets !== null,
      sms: senders.sms !== null,
      pushKey: senders.push && (env.VAPID_PUBLIC_KEY ?? null),
    },
    watch: (onNews) => watchNotifications(database, onNews),
  },
  handlers: [
    createTally({ log, metrics }),
    createTellOfAlerts(runAsProcess),
    ...(secrets ? [createTellRecipients(runAsProcess, secrets)] : []),
    createImportFiles({ runAsProcess, days }),
    createLocateOrders(runAsProcess, createConfiguredGeocoder(geocoder)),
    createRereadLetters({ runAsProcess, days }),
    createLookAgain(runAsProcess),
    createDispatching(createRunAsProcess({ database, instanceId, log, ...(secrets && { secrets }) })),
  ],
  routing:
    createRouting({
      osrmUrl: env.OSRM_URL,
      valhallaUrl: env.VALHALLA_URL,
      vehicle: env.ROUTING_VEHICLE,
      onFailure: (err) => log.warn({ err }, "the routing server did not answer"),
    }) ?? null,
  retentionDays: env.CARTAGE_RETENTION_DAYS,
  packAfterDays: env.CARTAGE_PACK_AFTER_DAYS,
  log,
  metrics: createJobsMetrics(metrics),
  signal,
});
await jobs.stopped;
await ops.stop();
mailer?.close();
await Promise.all([database.end(), durableDatabase.end()]);
await tracing.stop();
log.info("stopped");
