import { setTimeout as sleep } from "node:timers/promises";
import type { RunningInstance } from "@cartage/api/running-instance";
import type { SecretBox } from "@cartage/domain/context";
import { escalateDue } from "@cartage/domain/escalation/processes/escalate-due";
import { announceChannels, type SendingChannels } from "@cartage/domain/notifications/commands/announce-channels";
import { handOverMails } from "@cartage/domain/notifications/commands/hand-over-mails";
import { type SendMailsOptions, sendMails } from "@cartage/domain/notifications/commands/send-mails";
import { wakeSuppressed } from "@cartage/domain/notifications/processes/tell-of-alert";
import { sealAuditEntries } from "@cartage/domain/platform/commands/seal-audit-entries";
import { relayEvents } from "@cartage/domain/platform/processes/relay-events";
import { countWaitingEvents } from "@cartage/domain/platform/queries/count-waiting-events";
import type { Logger } from "@cartage/observability/logger";
import type { Durable } from "./durable.ts";
import { createDeliveries, type DeliveryOptions } from "./events/deliveries.ts";
import { createEventHandlers, type EventHandler } from "./events/handler.ts";
import type { JobsMetrics } from "./metrics.ts";
import { createSending, type Senders } from "./notifications/senders.ts";
import { createTextSending, type TextSendingOptions } from "./notifications/text-sending.ts";
import { startPasses } from "./passes.ts";
import type { RunAsProcess } from "./run-as-process.ts";
import { createAnchorAudit } from "./tasks/anchor-audit.ts";
import { createHousekeeping } from "./tasks/housekeeping.ts";
import { createResealing } from "./tasks/reseal-secrets.ts";
import { createSchedules } from "./tasks/schedules.ts";
import { createCheckpointing } from "./tasks/sign-checkpoints.ts";
import { untilDone } from "./until-done.ts";

export interface JobsOptions {
  runAsProcess: RunAsProcess;
  instance: RunningInstance;
  /** Readies what durable work stands on; repeated until Postgres is there. */
  prepare(): Promise<void>;
  durable: Durable;
  /** Calls back when the outbox may hold something new. */
  watchOutbox(onEvent: () => void): Promise<unknown>;
  /** Calls back when the audit trail may hold something unsealed. */
  watchAudit(onEntry: () => void): Promise<unknown>;
  /** Where the heads of the audit trail are written down; only in the log without it. */
  auditAnchors: string | undefined;
  handlers: readonly EventHandler[];
  retry?: DeliveryOptions["retry"];
  /** Calls back when there may be mails to send. */
  watchMails(onMail: () => void): Promise<unknown>;
  /** Null where no mail server is known: then mails wait. */
  mails: Pick<SendMailsOptions, "secrets" | "send"> | null;
  /** How recipients are told by phone; none are without a provider. */
  texts?: Pick<TextSendingOptions, "provider" | "secrets" | "publicUrl"> | null;
  /** Null without ENCRYPTION_KEY. */
  secrets: SecretBox | null;
  /** How notifications go out; none do without it. */
  notifications?: { senders: Senders; channels: SendingChannels; watch(onNews: () => void): Promise<unknown> };
  retentionDays: number;
  /** Days that have been over for so long are packed. */
  packAfterDays: number;
  log: Logger;
  metrics: JobsMetrics;
  signal: AbortSignal;
}

export interface Jobs {
  /** After the signal: nothing is relayed any more, workflows under way have ended or wait, the instance has left. */
  stopped: Promise<void>;
}

const lastPassWithinMs = 2_000;

/** Relays the outbox and does what the clock asks for, once Postgres is there and whenever it is. */
export function startJobs({ runAsProcess, instance, durable, log, metrics, signal, ...options }: JobsOptions): Jobs {
  const deliveries = createDeliveries({
    handlers: createEventHandlers(options.handlers),
    log,
    metrics,
    ...(options.retry && { retry: options.retry }),
  });
  const tasks = [
    ...createHousekeeping({ retentionDays: options.retentionDays, packAfterDays: options.packAfterDays, durable }),
    createAnchorAudit({ file: options.auditAnchors, told: (head) => log.info(head, "audit trail anchored") }),
    ...(options.secrets
      ? [createResealing({ secrets: options.secrets, log }), createCheckpointing({ secrets: options.secrets, log })]
      : []),
  ];
  let isWholeTrailSealed = false;
  const schedules = createSchedules({ tasks, runAsProcess, log, metrics });

  async function begin() {
    await options.prepare();
    await instance.register();
    if (options.notifications) {
      const { channels } = options.notifications;
      await runAsProcess((ctx) => announceChannels(ctx, channels));
    }
    await durable.start();
    await deliveries.open();
    await schedules.apply();
  }

  async function pass(limit: number): Promise<number> {
    const { relayed, left } = await runAsProcess(async (ctx) => ({
      relayed: await relayEvents(ctx, { limit, handOver: deliveries.handOver }),
      left: await countWaitingEvents(ctx),
    }));
    metrics.relayed.inc(relayed);
    metrics.waiting.set(left.waiting);
    metrics.oldestS.set(left.oldestS);
    return relayed;
  }

  async function send(limit: number): Promise<number> {
    const { mails } = options;
    if (!mails) return 0;
    const sent = await runAsProcess((ctx) => sendMails(ctx, { limit, ...mails }));
    metrics.mails.inc(sent);
    return sent;
  }

  /** The first pass of a process looks at the whole trail: what was overlooked before is found then. */
  async function seal(limit: number): Promise<number> {
    const sealed = await runAsProcess((ctx) => sealAuditEntries(ctx, { limit, everything: !isWholeTrailSealed }));
    isWholeTrailSealed ||= sealed < limit;
    return sealed;
  }

  const { notifications } = options;
  const text = options.texts && createTextSending({ ...options.texts, runAsProcess, metrics });
  const deliver = notifications && createSending({ senders: notifications.senders, runAsProcess, metrics });

  /** What alerts wait for: quiet times that end, levels that come due, and mails to be written. */
  async function escalate(limit: number): Promise<number> {
    const woken = await runAsProcess((ctx) => wakeSuppressed(ctx, { limit }));
    const escalated = await runAsProcess((ctx) => escalateDue(ctx, { limit }));
    metrics.escalations.inc(escalated);
    const { secrets } = options;
    const written = secrets ? await runAsProcess((ctx) => handOverMails({ ...ctx, secrets }, { limit })) : 0;
    return Math.max(woken, escalated, written);
  }

  async function run() {
    const onRetry = (err: unknown, waitMs: number) => log.warn({ err, waitMs }, "cannot start yet, trying again");
    if (await untilDone(begin, { signal, onRetry })) {
      instance.keepAlive();
      log.info("working");
      const passing = { log, signal };
      const relay = startPasses({ what: "events relayed", pass, watch: options.watchOutbox, ...passing });
      const sealing = startPasses({ what: "audit trail sealed", pass: seal, watch: options.watchAudit, ...passing });
      const mailing = startPasses({ what: "mails sent", pass: send, watch: options.watchMails, ...passing });
      const news = notifications?.watch ?? (async () => {});
      const calling = startPasses({ what: "alerts escalated", pass: escalate, watch: news, pollMs: 500, ...passing });
      const delivering =
        deliver && startPasses({ what: "notifications sent", pass: deliver, watch: news, pollMs: 1_000, ...passing });
      const texting =
        text && startPasses({ what: "recipients texted", pass: text, watch: news, pollMs: 1_000, ...passing });
      await aborted(signal);
      // a pass that waits for Postgres would wait longer than we have
      await Promise.race([
        Promise.all([
          relay.stopped,
          sealing.stopped,
          mailing.stopped,
          calling.stopped,
          delivering?.stopped,
          texting?.stopped,
        ]),
        sleep(lastPassWithinMs, undefined, { ref: false }),
      ]);
    }
    await durable.stop().catch((err: unknown) => log.warn({ err }, "durable work not stopped in order"));
    await instance.leave().catch((err: unknown) => log.warn({ err }, "could not leave in order"));
  }
  return { stopped: run() };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve());
  await promise;
}
