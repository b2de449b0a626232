import { AsyncResource } from "node:async_hooks";
import type { Logger } from "@cartage/observability/logger";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { loggerForDbos } from "./logger-for-dbos.ts";

export interface DurableOptions {
  /** As the role cartage_dbos. */
  url: string;
  /** The same after a restart in place: work that was under way is taken up again at once. */
  executorId: string;
  log: Logger;
}

export interface Durable {
  /** Rejects when Postgres is not there; may be called again then. Workflows are registered before. */
  start(): Promise<void>;
  /** Gives the workflows under way a moment to end; the others go on at the next start. */
  stop(): Promise<void>;
  assertStarted(): Promise<void>;
  /** Queues again what executors that are not in the list left unfinished; answers how many workflows. */
  adoptWork(livingExecutors: string[]): Promise<number>;
  /** Deletes workflows that succeeded before a time; failed ones stay to be seen. Answers how many. */
  clearFinished(options: { before: Date }): Promise<number>;
}

const finishWithinMs = 3_000;
const batch = 500;

/**
 * Workflows are replayed from their recorded steps by whatever code runs then, so this rises only when none of the old
 * ones could be: those then wait for an executor of their version.
 */
const workflowsVersion = "1";

/** DBOS, which there is one of in a process. */
export function createDurable({ url, executorId, log }: DurableOptions): Durable {
  DBOS.setConfig({
    name: "cartage",
    systemDatabaseUrl: withIdleTimeout(url),
    systemDatabaseSchemaName: "dbos",
    systemDatabasePoolSize: 6,
    executorID: executorId,
    applicationVersion: workflowsVersion,
    logger: loggerForDbos(log),
  });

  return {
    async start() {
      try {
        await DBOS.launch();
      } catch (error) {
        // a failed launch leaves a pool and a scheduler behind
        await DBOS.shutdown().catch(() => {});
        throw error;
      }
    },
    stop: () => DBOS.shutdown({ workflowCompletionTimeoutMS: finishWithinMs }),
    async assertStarted() {
      if (!DBOS.isInitialized()) throw new Error("Durable work has not started.");
    },
    // DBOS lets no step resume or delete workflows: bound here, they run as if no step had asked for it
    adoptWork: AsyncResource.bind(adoptWork),
    clearFinished: AsyncResource.bind(clearFinished),
  };
}

async function adoptWork(livingExecutors: string[]): Promise<number> {
  const running = await DBOS.listWorkflows({
    status: "PENDING",
    limit: batch,
    loadInput: false,
    loadOutput: false,
  });
  const living = new Set([DBOS.executorID, ...livingExecutors]);
  const abandoned = running.filter(({ executorId }) => executorId && !living.has(executorId));
  for (const { workflowID, queueName } of abandoned) {
    await DBOS.resumeWorkflow(workflowID, queueName ? { queueName } : {});
  }
  return abandoned.length;
}

async function clearFinished({ before }: { before: Date }): Promise<number> {
  let cleared = 0;
  for (;;) {
    const finished = await DBOS.listWorkflows({
      status: "SUCCESS",
      completedBefore: before.toISOString(),
      limit: batch,
      loadInput: false,
      loadOutput: false,
    });
    if (finished.length > 0) await DBOS.deleteWorkflows(finished.map(({ workflowID }) => workflowID));
    cleared += finished.length;
    if (finished.length < batch) return cleared;
  }
}

/** In the URL rather than by DBOS, which sends it in a way that pg warns about. */
function withIdleTimeout(url: string): string {
  const given = new URL(url);
  if (!given.searchParams.has("options")) {
    given.searchParams.set("options", "-c idle_in_transaction_session_timeout=60000");
  }
  return given.href;
}
