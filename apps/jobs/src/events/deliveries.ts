import type { OutboxEvent } from "@cartage/domain/platform/queries/list-waiting-events";
import type { Logger } from "@cartage/observability/logger";
import { withSpan } from "@cartage/observability/tracing";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { JobsMetrics } from "../metrics.ts";
import type { EventHandler, EventHandlers } from "./handler.ts";

export interface DeliveryOptions {
  handlers: EventHandlers;
  log: Logger;
  metrics: JobsMetrics;
  /** Attempts, the first wait doubling each time: 12 from 1 s take about half an hour. */
  retry?: { attempts: number; firstWaitS: number };
}

export interface Deliveries {
  /** Opens the queues; once durable work has started. */
  open(): Promise<void>;
  /** Keeps one delivery for each event and handler. The same event again changes nothing. */
  handOver(events: OutboxEvent[]): Promise<void>;
}

/**
 * Deliveries of one handler that a process works on at a time. Each handler has a partition of its own; a queue for each would
 * have all of them asked four times a second, which takes a twentieth of a core while nothing happens.
 */
const queues = { events: 50, "events-one-by-one": 1 };
const queueOf = ({ isOneByOne }: EventHandler): keyof typeof queues => (isOneByOne ? "events-one-by-one" : "events");

/**
 * Each handler gets each event in a workflow of its own, in a partition of its own: one that fails or hangs is tried again
 * without holding up the others, and ends as a failed workflow that can be run again.
 */
export function createDeliveries({
  handlers,
  log,
  metrics,
  retry = { attempts: 12, firstWaitS: 1 },
}: DeliveryOptions): Deliveries {
  const deliver = DBOS.registerWorkflow(
    async (event: OutboxEvent, handlerName: string) => {
      const handler = handlers.named(handlerName);
      if (!handler) throw new Error(`No handler is named "${handlerName}" any more.`);
      await DBOS.runStep(() => attempt(handler, event), {
        name: handler.name,
        retriesAllowed: true,
        maxAttempts: retry.attempts,
        intervalSeconds: retry.firstWaitS,
        backoffRate: 2,
      }).catch((error: unknown) => {
        metrics.deliveriesGivenUp.inc({ handler: handler.name, type: event.type });
        log.error({ err: error, eventId: event.eventId, handler: handler.name }, "event not handled, given up");
        throw error;
      });
    },
    { name: "deliverEvent" },
  );

  async function attempt(handler: EventHandler, event: OutboxEvent) {
    const labels = { handler: handler.name, type: event.type };
    const attributes = { ...labels, eventId: event.eventId, ...(event.traceId && { causedBy: event.traceId }) };
    await withSpan(`deliver ${event.type}`, attributes, () => handler.handle(event)).catch((err: unknown) => {
      metrics.attemptsFailed.inc(labels);
      log.warn({ err, ...labels, eventId: event.eventId }, "event not handled yet, trying again");
      throw err;
    });
    metrics.delivered.inc(labels);
  }

  return {
    async open() {
      for (const [name, partitionWorkerConcurrency] of Object.entries(queues)) {
        await DBOS.registerQueue(name, {
          partitionWorkerConcurrency,
          minPollingIntervalMs: 250,
          onConflict: "always_update",
        });
      }
    },
    async handOver(events) {
      const wanted = events.flatMap((event) => handlers.of(event.type).map((handler) => ({ event, handler })));
      await Promise.all(
        wanted.map(({ event, handler }) =>
          DBOS.startWorkflow(deliver, {
            workflowID: `${event.eventId}:${handler.name}`,
            queueName: queueOf(handler),
            enqueueOptions: { queuePartitionKey: handler.name },
          })(event, handler.name),
        ),
      );
    },
  };
}
