import { setTimeout as sleep } from "node:timers/promises";
import { relayEvents } from "@cartage/domain/platform/processes/relay-events";
import type { OwnProcess } from "@cartage/domain/platform/processes/run-as-process";
import { countWaitingEvents } from "@cartage/domain/platform/queries/count-waiting-events";
import type { Health } from "@cartage/observability/health";
import type { Logger } from "@cartage/observability/logger";
import type { Durable } from "./durable.ts";
import { createDeliveries, type DeliveryOptions } from "./events/deliveries.ts";
import { createEventHandlers, type EventHandler } from "./events/handler.ts";
import { startRelay } from "./events/relay.ts";
import { createInstance } from "./instance.ts";
import type { JobsMetrics } from "./metrics.ts";
import { createHousekeeping } from "./tasks/housekeeping.ts";
import { createSchedules } from "./tasks/schedules.ts";
import { untilDone } from "./until-done.ts";

export interface JobsOptions extends OwnProcess {
  version: string;
  /** Readies what durable work stands on; repeated until Postgres is there. */
  prepare(): Promise<void>;
  durable: Durable;
  /** Calls back when the outbox may hold something new. */
  watchOutbox(onEvent: () => void): Promise<unknown>;
  /** Host and port, by which others know whose work is whose. */
  executorId: string;
  handlers: readonly EventHandler[];
  retry?: DeliveryOptions["retry"];
  retentionDays: number;
  health: Pick<Health, "readiness">;
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
export function startJobs({ runAsProcess, durable, log, metrics, signal, ...options }: JobsOptions): Jobs {
  const instance = createInstance({ ...options, host: options.executorId, runAsProcess, log });
  const deliveries = createDeliveries({
    handlers: createEventHandlers(options.handlers),
    log,
    metrics,
    ...(options.retry && { retry: options.retry }),
  });
  const tasks = createHousekeeping({ retentionDays: options.retentionDays, durable });
  const schedules = createSchedules({ tasks, runAsProcess, log, metrics });

  async function begin() {
    await options.prepare();
    await instance.register();
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

  async function run() {
    const onRetry = (err: unknown, waitMs: number) => log.warn({ err, waitMs }, "cannot start yet, trying again");
    if (await untilDone(begin, { signal, onRetry })) {
      instance.keepAlive();
      log.info("working");
      const relay = startRelay({ pass, watch: options.watchOutbox, log, signal });
      await aborted(signal);
      // a pass that waits for Postgres would wait longer than we have
      await Promise.race([relay.stopped, sleep(lastPassWithinMs, undefined, { ref: false })]);
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
